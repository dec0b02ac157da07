package io.barto.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * {@code [actix]}: where the server listens. The table's name is the published program's.
 *
 * @param workers threads that serve requests
 * @param ip the address to listen on
 * @param port the port to listen on
 * @param plain whether this address serves connections without TLS, true unless given
 * @param tls the address for TLS; null: none. May be the same address and port: then only TLS is
 *     served there
 */
public record HttpConfig(
    int workers, String ip, int port, boolean plain, @Nullable ServerTlsConfig tls) {
  public HttpConfig {
    requireNonNull(ip, "ip");
  }

  /** Whether connections without TLS are served at all. */
  public boolean servesPlain() {
    return tls == null || (plain && (tls.port() != port || !tls.ip().equals(ip)));
  }
}
