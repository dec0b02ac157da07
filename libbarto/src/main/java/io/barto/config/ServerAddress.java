package io.barto.config;

import static java.util.Objects.requireNonNull;

import io.barto.tls.ClientTls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code [bartos]}: the server that a worker or the command line connects to.
 *
 * @param prefix {@code ws} or {@code wss}
 * @param host name or address
 * @param port its port
 * @param caCert the only authority trusted, PEM; null: those that the platform trusts
 * @param clientCert the certificate to present, PEM; null: none
 * @param clientKey its private key, PEM; null: none
 * @param apiKey the key that admits this client; null: none
 */
public record ServerAddress(
    String prefix,
    String host,
    int port,
    @Nullable Path caCert,
    @Nullable Path clientCert,
    @Nullable Path clientKey,
    @Nullable Secret apiKey) {
  public ServerAddress {
    requireNonNull(prefix, "prefix");
    requireNonNull(host, "host");
  }

  /** Whether the connection is encrypted. */
  public boolean secure() {
    return prefix.equals("wss");
  }

  /** What the encryption is made with; null where there is none. */
  public ClientTls.@Nullable Files tls() {
    return secure() ? new ClientTls.Files(caCert, clientCert, clientKey) : null;
  }

  /**
   * The address of an endpoint.
   *
   * @param path from the root, such as {@code /v1/ws/cli}
   */
  public URI uri(String path) {
    try {
      return new URI(prefix, null, host, port, path, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the configuration let through the host " + host, e);
    }
  }
}
