package io.barto.cli.connection;

import io.barto.config.ServerAddress;

/** How a server's address is written for people. */
final class Place {
  private Place() {}

  /** {@code host:port}, with brackets where the host is an IPv6 address. */
  static String of(ServerAddress server) {
    String host = server.host();
    boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
    return (bare ? "[" + host + "]" : host) + ":" + server.port();
  }
}
