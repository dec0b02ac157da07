package io.barto.worker.connection;

import io.barto.config.Secret;
import io.barto.protocol.RefusalText;
import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What this worker says as a connection is made, and what it makes of the answer. */
final class Handshake extends ClientEndpointConfig.Configurator {
  private final @Nullable Secret apiKey;
  private final Nonce nonce;
  private final BiConsumer<@Nullable UUID, Nonce> answered;
  private final CompletableFuture<String> refusal = new CompletableFuture<>();

  /**
   * @param apiKey null: none is needed
   * @param nonce new for every connection
   * @param answered is told the connection's id, which is null where the server did not say one
   */
  Handshake(@Nullable Secret apiKey, Nonce nonce, BiConsumer<@Nullable UUID, Nonce> answered) {
    this.apiKey = apiKey;
    this.nonce = nonce;
    this.answered = answered;
  }

  @Override
  public void beforeRequest(Map<String, List<String>> headers) {
    if (apiKey != null) {
      headers.put("Authorization", List.of("Bearer " + apiKey.reveal()));
    }
    headers.put(SealedConnection.NONCE_HEADER, List.of(nonce.base64()));
  }

  @Override
  public void afterResponse(HandshakeResponse response) {
    refusal.complete(RefusalText.in(response.getHeaders()));
    answered.accept(connection(response.getHeaders()), nonce);
  }

  /**
   * What the server said in refusing; empty where it said nothing. Tyrus tells of a failure before
   * it tells the answer.
   */
  String refusal() {
    return refusal.completeOnTimeout("", 1, TimeUnit.SECONDS).join();
  }

  private static @Nullable UUID connection(Map<String, List<String>> headers) {
    try {
      return headers.entrySet().stream()
          .filter(header -> SealedConnection.CONNECTION_HEADER.equalsIgnoreCase(header.getKey()))
          .flatMap(header -> header.getValue().stream())
          .findFirst()
          .map(value -> UUID.fromString(value.strip()))
          .orElse(null);
    } catch (IllegalArgumentException e) {
      return null; // as good as none
    }
  }
}
