package io.barto.launcher.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.barto.config.ApiKey;
import io.barto.config.Role;
import io.barto.config.Secret;
import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server without web sockets is not ready, whatever else it answers. */
class EndpointCheckTest {
  private static final ApiKey KEY =
      new ApiKey("ops", Secret.of("sesame-open"), Role.ADMIN, ApiKey.ANY_WORKER);

  private static void check(int status, List<ApiKey> keys)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      URI base = URI.create("ws://127.0.0.1:" + server.getAddress().getPort() + "/");
      EndpointCheck.at(base, keys, HttpClient.newHttpClient());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatKnowsNoSuchPath_isNotReady() {
    for (int status : List.of(404, 500, 200, 400)) {
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> check(status, List.of(KEY)))
          .withMessageContaining("/v1/ws/cli: it answers with status " + status)
          .withMessageContaining("web sockets are not deployed")
          .satisfies(failure -> assertThatCode(() -> noSecret(failure)).doesNotThrowAnyException());
    }
  }

  private static void noSecret(StartFailure failure) {
    if (String.valueOf(failure.getMessage()).contains(KEY.key().reveal())) {
      throw new AssertionError("a key in a message");
    }
  }

  @Test
  void whoIsSentAwayBefore_learnsNothing() {
    assertThatCode(() -> check(401, List.of(KEY))).doesNotThrowAnyException();
    assertThatCode(() -> check(403, List.of())).doesNotThrowAnyException();
  }
}
