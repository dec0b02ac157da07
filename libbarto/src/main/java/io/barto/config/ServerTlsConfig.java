package io.barto.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code [actix.tls]}: the address for TLS connections.
 *
 * @param ip the address to listen on
 * @param port the port to listen on
 * @param certFile the server's certificate chain, PEM
 * @param keyFile the certificate's private key, PEM
 * @param clientCaCert whose certificates clients must present, PEM; null: they need none
 * @param bindWorkerName whether a worker's certificate must be in its name, false unless given
 */
public record ServerTlsConfig(
    String ip,
    int port,
    Path certFile,
    Path keyFile,
    @Nullable Path clientCaCert,
    boolean bindWorkerName) {
  public ServerTlsConfig {
    requireNonNull(ip, "ip");
    requireNonNull(certFile, "certFile");
    requireNonNull(keyFile, "keyFile");
  }
}
