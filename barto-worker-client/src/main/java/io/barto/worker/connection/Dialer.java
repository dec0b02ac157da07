package io.barto.worker.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.barto.protocol.Wire;
import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import io.barto.tls.ClientTls;
import io.barto.tls.PemException;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.jspecify.annotations.Nullable;

/** Makes connections to one server. */
final class Dialer implements AutoCloseable {
  /** The largest message with its seal. */
  static final int MAX_FRAME = Wire.MAX_MESSAGE + SealedConnection.MOST_OVERHEAD;

  /** Within this a server answers that is well. */
  private static final Duration USUAL = Duration.ofMillis(500);

  private final ServerAccess server;
  private final ClientManager client;
  private final RandomGenerator random;

  /**
   * @param random not to be foreseen by others: it makes the nonces
   */
  Dialer(ServerAccess server, RandomGenerator random) {
    this.server = server;
    this.random = random;
    this.client = ClientManager.createClient(JdkClientContainer.class.getName());
    this.client.setDefaultMaxBinaryMessageBufferSize(MAX_FRAME);
    Map<String, Object> properties = client.getProperties();
    properties.put(ClientProperties.HANDSHAKE_TIMEOUT, (int) server.patience().toMillis());
    // a frame has a header of up to 14 bytes
    properties.put(ClientProperties.INCOMING_BUFFER_SIZE, MAX_FRAME + 14);
  }

  /** One for each connection, since each has a nonce of its own. */
  private Handshake handshake(Connection connection) {
    var nonce = new Nonce(random.nextLong(), random.nextLong());
    return new Handshake(server.apiKey(), nonce, connection::answered);
  }

  private static ClientEndpointConfig config(Handshake handshake) {
    return ClientEndpointConfig.Builder.create()
        .preferredSubprotocols(List.of(Wire.VERSION_2))
        .configurator(handshake)
        .build();
  }

  Session dial(Connection connection) throws ConnectionFailure, InterruptedException {
    ClientTls tls = tls();
    Handshake handshake = handshake(connection);
    try {
      Future<Session> opening =
          client.asyncConnectToServer(connection, config(handshake), server.uri());
      return tls == null ? opened(opening, server.patience()) : openedSecurely(opening, tls);
    } catch (ExecutionException | TimeoutException | DeploymentException e) {
      String refusal = Failures.isAnswer(e) ? handshake.refusal() : "";
      throw Failures.of(e, server.uri(), tls, refusal);
    }
  }

  /**
   * A server that refuses our certificate under TLS 1.3 says so when the WebSocket library does not
   * listen: where the answer takes long, somebody has to look.
   */
  private Session openedSecurely(Future<Session> opening, ClientTls tls)
      throws ConnectionFailure, ExecutionException, InterruptedException, TimeoutException {
    try {
      return opened(opening, USUAL);
    } catch (TimeoutException e) {
      Optional<String> insecure = Failures.ofTls(server.uri(), tls);
      if (insecure.isPresent()) {
        opening.cancel(true);
        throw new ConnectionFailure(Failures.place(server.uri()) + ": " + insecure.get());
      }
      return opened(opening, server.patience());
    }
  }

  private static Session opened(Future<Session> opening, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    return opening.get(limit.toMillis(), MILLISECONDS);
  }

  /** Reads certificates and keys anew for each connection, so that changed files count. */
  private @Nullable ClientTls tls() throws ConnectionFailure {
    ClientTls.Files files = server.tls();
    if (files == null) {
      return null;
    }
    try {
      ClientTls tls = files.read();
      var engines = new SslEngineConfigurator(tls.context(), true, false, false);
      engines.setHostVerificationEnabled(true);
      client.getProperties().put(ClientProperties.SSL_ENGINE_CONFIGURATOR, engines);
      return tls;
    } catch (PemException e) {
      throw new ConnectionFailure(e.reason());
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
