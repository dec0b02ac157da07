package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.Secret;
import io.barto.security.SealedConnection.Nonce;
import jakarta.websocket.HandshakeResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final UUID ID = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

  private final List<Object> answers = new ArrayList<>();
  private final Handshake handshake =
      new Handshake(
          Secret.of("key"),
          new Nonce(0x0001020304050607L, 0x08090a0b0c0d0e0fL),
          (id, nonce) -> answers.add(id == null ? "unnamed" : id));

  @Test
  void theRequest_hasNonceAndKey() {
    var headers = new HashMap<String, List<String>>();
    handshake.beforeRequest(headers);
    assertThat(headers)
        .containsEntry("Authorization", List.of("Bearer key"))
        .containsEntry("Barto-Nonce", List.of("AAECAwQFBgcICQoLDA0ODw=="));
  }

  @Test
  void theAnswer_namesTheConnection() {
    answer(Map.of("barto-connection", List.of(ID.toString())));
    answer(Map.of("Barto-Connection", List.of(" " + ID)));
    answer(Map.of("Barto-Connection", List.of("nonsense")));
    answer(Map.of("Upgrade", List.of("websocket")));
    assertThat(answers).containsExactly(ID, ID, "unnamed", "unnamed");
  }

  private void answer(Map<String, List<String>> headers) {
    HandshakeResponse response = () -> headers;
    handshake.afterResponse(response);
  }
}
