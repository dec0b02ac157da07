package io.barto.cli.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.config.CliConfig;
import io.barto.config.Secret;
import io.barto.config.ServerAddress;
import io.barto.program.ExitCode;
import io.barto.protocol.RefusalText;
import io.barto.protocol.Wire;
import io.barto.tls.ClientTls;
import io.barto.tls.PemException;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.jspecify.annotations.Nullable;

/** Opens the web socket. */
final class Handshake {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Within this a server answers that is well. */
  private static final Duration USUAL = Duration.ofMillis(500);

  /** A server of version 1 puts a whole answer into one message. */
  private static final int LARGEST_MESSAGE = 64 << 20;

  private final CliConfig config;
  private final ServerAddress server;

  Handshake(CliConfig config) {
    this.config = config;
    this.server = config.server();
  }

  Session connect(Inbox inbox) throws RequestException {
    ClientTls tls = tls();
    ClientManager client = client(tls);
    var headers = new Headers(server.apiKey());
    try {
      Future<Session> opening =
          client.asyncConnectToServer(new AnswerEndpoint(inbox), endpointConfig(headers), uri());
      return tls == null ? opened(opening, LIMIT) : openedSecurely(opening, tls);
    } catch (TimeoutException e) {
      throw new ConnectFailure(server, tls, "").silent(LIMIT);
    } catch (ExecutionException | DeploymentException e) {
      boolean answered = ConnectFailure.statusOfAnswer(e) != 0;
      throw new ConnectFailure(server, tls, answered ? headers.refusal() : "").explain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestException(ExitCode.FAILED, "this program was told to stop");
    }
  }

  /**
   * A server that refuses our certificate under TLS 1.3 says so when the web socket's library does
   * not listen: where the answer takes long, somebody has to look.
   */
  private Session openedSecurely(Future<Session> opening, ClientTls tls)
      throws RequestException, ExecutionException, InterruptedException, TimeoutException {
    try {
      return opened(opening, USUAL);
    } catch (TimeoutException e) {
      Optional<RequestException> insecure = new ConnectFailure(server, tls, "").whileSilent();
      if (insecure.isPresent()) {
        throw insecure.get();
      }
      return opened(opening, LIMIT);
    }
  }

  private static Session opened(Future<Session> opening, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    return opening.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private @Nullable ClientTls tls() throws RequestException {
    ClientTls.Files files = server.tls();
    try {
      return files == null ? null : files.read();
    } catch (PemException e) {
      throw new RequestException(
          ExitCode.BAD_CONFIGURATION,
          "the certificates that [bartos] names can't be used: " + e.reason());
    }
  }

  private static ClientManager client(@Nullable ClientTls secure) {
    ClientManager client = ClientManager.createClient(JdkClientContainer.class.getName());
    Map<String, Object> properties = client.getProperties();
    properties.put(ClientProperties.HANDSHAKE_TIMEOUT, (int) LIMIT.toMillis());
    properties.put(ClientProperties.INCOMING_BUFFER_SIZE, LARGEST_MESSAGE);
    properties.put(ClientProperties.LOG_HTTP_UPGRADE, false);
    client.setDefaultMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
    if (secure != null) {
      var tls = new SslEngineConfigurator(secure.context(), true, false, false);
      tls.setHostVerificationEnabled(true);
      properties.put(ClientProperties.SSL_ENGINE_CONFIGURATOR, tls);
    }
    return client;
  }

  private static ClientEndpointConfig endpointConfig(Headers headers) {
    return ClientEndpointConfig.Builder.create()
        .preferredSubprotocols(List.of(Wire.VERSION_2))
        .configurator(headers)
        .build();
  }

  /** Encoded twice: Tyrus decodes the query once before it sends it. */
  private URI uri() {
    String name = URLEncoder.encode(config.name(), UTF_8).replace("+", "%20");
    return URI.create(server.uri(Wire.CLI_PATH) + "?name=" + name.replace("%", "%25"));
  }

  /** Adds the key to the upgrade request, and keeps what a refusal says of itself. */
  private static final class Headers extends ClientEndpointConfig.Configurator {
    private final @Nullable Secret key;
    private final CompletableFuture<String> refusal = new CompletableFuture<>();

    Headers(@Nullable Secret key) {
      this.key = key;
    }

    @Override
    public void beforeRequest(Map<String, List<String>> headers) {
      if (key != null) {
        headers.put("Authorization", List.of("Bearer " + key.reveal()));
      }
    }

    @Override
    public void afterResponse(HandshakeResponse response) {
      refusal.complete(RefusalText.in(response.getHeaders()));
    }

    /**
     * Empty where the server gave no reason. Tyrus tells of a failure before it tells the answer.
     */
    String refusal() {
      return refusal.completeOnTimeout("", 1, TimeUnit.SECONDS).join();
    }
  }
}
