package io.barto.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * {@code [actix]}: where the server listens. The table's name is the published program's.
 *
 * @param workers threads that serve requests
 * @param ip the address to listen on
 * @param port the port to listen on
 * @param tls the address for TLS; null: none. May be the same address and port: then only TLS is
 *     served there
 */
public record HttpConfig(int workers, String ip, int port, @Nullable ServerTlsConfig tls) {
  public HttpConfig {
    requireNonNull(ip, "ip");
  }

  /** Whether connections without TLS are served at all. */
  public boolean servesPlain() {
    return tls == null || tls.port() != port || !tls.ip().equals(ip);
  }
}
