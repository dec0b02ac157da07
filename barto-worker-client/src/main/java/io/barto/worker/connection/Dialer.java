package io.barto.worker.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.barto.config.Secret;
import io.barto.protocol.Wire;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;

/** Makes connections to one server. */
final class Dialer implements AutoCloseable {
  private final ServerAccess server;
  private final ClientManager client;
  private final ClientEndpointConfig config;

  Dialer(ServerAccess server) {
    this.server = server;
    this.client = ClientManager.createClient(JdkClientContainer.class.getName());
    this.client.setDefaultMaxBinaryMessageBufferSize(Wire.MAX_MESSAGE);
    Map<String, Object> properties = client.getProperties();
    properties.put(ClientProperties.HANDSHAKE_TIMEOUT, (int) server.patience().toMillis());
    // a frame has a header of up to 14 bytes
    properties.put(ClientProperties.INCOMING_BUFFER_SIZE, Wire.MAX_MESSAGE + 14);
    this.config =
        ClientEndpointConfig.Builder.create()
            .preferredSubprotocols(List.of(Wire.VERSION_2))
            .configurator(new Headers(server))
            .build();
  }

  private static final class Headers extends ClientEndpointConfig.Configurator {
    private final ServerAccess server;

    Headers(ServerAccess server) {
      this.server = server;
    }

    @Override
    public void beforeRequest(Map<String, List<String>> headers) {
      Secret key = server.apiKey();
      if (key != null) {
        headers.put("Authorization", List.of("Bearer " + key.reveal()));
      }
    }
  }

  Session dial(Connection connection) throws ConnectionFailure, InterruptedException {
    try {
      return client
          .asyncConnectToServer(connection, config, server.uri())
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
