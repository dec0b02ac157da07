package io.barto.launcher.container;

import io.barto.config.ApiKey;
import io.barto.config.Role;
import io.barto.launcher.failure.StartFailure;
import io.barto.protocol.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Asks the server for the upgrades that workers and people will ask it for: an application that is
 * deployed may lack its web sockets, of which the container says nothing. Where keys are configured
 * they are used; one who comes with none that fits is sent away before, and so learns nothing.
 */
public final class EndpointCheck {
  /** Told by what stands before the web sockets. */
  private static final Set<Integer> SENT_AWAY = Set.of(401, 403, 429);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAME = "bartos-start";

  private final URI base;
  private final List<ApiKey> keys;
  private final HttpClient client;

  private EndpointCheck(URI base, List<ApiKey> keys, HttpClient client) {
    this.base = base;
    this.keys = List.copyOf(keys);
    this.client = client;
  }

  /**
   * Makes sure that they answer.
   *
   * @throws StartFailure where one of them does not
   */
  static void of(Listeners listen, List<ApiKey> keys) throws InterruptedException {
    ListenPort plain = listen.plain();
    Listeners.Secure secure = listen.secure();
    if (plain != null) {
      at(plain.near("ws"), keys, HttpClient.newHttpClient());
    } else if (secure != null && !secure.demandsClientCertificate()) { // there is none to show
      HttpClient client = HttpClient.newBuilder().sslContext(anyCertificate()).build();
      at(secure.listen().near("wss"), keys, client);
    }
  }

  /** The same at an address. */
  static void at(URI base, List<ApiKey> keys, HttpClient client) throws InterruptedException {
    var check = new EndpointCheck(base, keys, client);
    check.path(Wire.CLI_PATH, Set.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN));
    check.path(Wire.WORKER_PATH, Set.of(Role.WORKER, Role.ADMIN));
  }

  private void path(String path, Set<Role> roles) throws InterruptedException {
    Stream<String> fitting =
        keys.stream()
            .filter(key -> roles.contains(key.role()) && isGoodForTheName(key))
            .map(key -> key.key().reveal());
    for (String key : keys.isEmpty() ? List.of("") : fitting.toList()) {
      int status = status(path, key);
      if (status == 101) {
        return;
      }
      if (!SENT_AWAY.contains(status)) {
        throw failure(path, "it answers with status " + status);
      }
    }
  }

  private static boolean isGoodForTheName(ApiKey key) {
    return key.role() != Role.WORKER
        || key.workers().stream().anyMatch(pattern -> pattern.matches(NAME));
  }

  private int status(String path, String key) throws InterruptedException {
    WebSocket.Builder asking =
        client.newWebSocketBuilder().subprotocols(Wire.VERSION_2).connectTimeout(PATIENCE);
    if (!key.isEmpty()) {
      asking.header("Authorization", "Bearer " + key);
    }
    try {
      WebSocket socket =
          asking
              .buildAsync(base.resolve(path + "?name=" + NAME), new WebSocket.Listener() {})
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      leave(socket);
      return 101;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw failure(path, "it can't be asked: " + e.getCause());
    } catch (TimeoutException e) {
      throw failure(path, "it does not answer within " + PATIENCE.toSeconds() + " s");
    }
  }

  private static void leave(WebSocket socket) {
    try {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(1, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      socket.abort(); // the server has closed it
    }
  }

  private StartFailure failure(String path, String what) {
    return StartFailure.failed(
        "The server application does not serve %s: %s. Its web sockets are not deployed; the log holds"
                .formatted(base.resolve(path), what)
            + " the details. If lib/ was changed by hand, unpack the distribution again.");
  }

  /** It is this program's own: nothing secret is told to another. */
  private static SSLContext anyCertificate() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
