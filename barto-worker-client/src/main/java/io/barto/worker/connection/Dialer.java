package io.barto.worker.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.barto.config.Secret;
import io.barto.protocol.RefusalText;
import io.barto.protocol.Wire;
import io.barto.tls.ClientTls;
import io.barto.tls.PemException;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.jspecify.annotations.Nullable;

/** Makes connections to one server. */
final class Dialer implements AutoCloseable {
  private final ServerAccess server;
  private final ClientManager client;
  private final ClientEndpointConfig config;
  private final Headers headers;

  Dialer(ServerAccess server) {
    this.server = server;
    this.client = ClientManager.createClient(JdkClientContainer.class.getName());
    this.client.setDefaultMaxBinaryMessageBufferSize(Wire.MAX_MESSAGE);
    Map<String, Object> properties = client.getProperties();
    properties.put(ClientProperties.HANDSHAKE_TIMEOUT, (int) server.patience().toMillis());
    // a frame has a header of up to 14 bytes
    properties.put(ClientProperties.INCOMING_BUFFER_SIZE, Wire.MAX_MESSAGE + 14);
    this.headers = new Headers(server);
    this.config =
        ClientEndpointConfig.Builder.create()
            .preferredSubprotocols(List.of(Wire.VERSION_2))
            .configurator(headers)
            .build();
  }

  private static final class Headers extends ClientEndpointConfig.Configurator {
    private final ServerAccess server;
    private volatile String refusal = "";

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

    @Override
    public void afterResponse(HandshakeResponse response) {
      refusal = RefusalText.in(response.getHeaders());
    }
  }

  Session dial(Connection connection) throws ConnectionFailure, InterruptedException {
    ClientTls tls = tls();
    headers.refusal = "";
    try {
      return client
          .asyncConnectToServer(connection, config, server.uri())
          .get(server.patience().toMillis(), MILLISECONDS);
    } catch (ExecutionException | TimeoutException | DeploymentException e) {
      throw Failures.of(e, server.uri(), tls, headers.refusal);
    }
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
