package io.barto.worker.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.barto.protocol.Wire;
import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;

/** Makes connections to one server. */
final class Dialer implements AutoCloseable {
  /** The largest message with its seal. */
  static final int MAX_FRAME = Wire.MAX_MESSAGE + SealedConnection.MOST_OVERHEAD;

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
  private ClientEndpointConfig config(Connection connection) {
    var nonce = new Nonce(random.nextLong(), random.nextLong());
    return ClientEndpointConfig.Builder.create()
        .preferredSubprotocols(List.of(Wire.VERSION_2))
        .configurator(new Handshake(server.apiKey(), nonce, connection::answered))
        .build();
  }

  Session dial(Connection connection) throws ConnectionFailure, InterruptedException {
    try {
      return client
          .asyncConnectToServer(connection, config(connection), server.uri())
          .get(server.patience().toMillis(), MILLISECONDS);
    } catch (ExecutionException | TimeoutException | DeploymentException e) {
      throw Failures.of(e, server.uri());
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
