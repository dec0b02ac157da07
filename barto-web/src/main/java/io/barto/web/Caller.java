package io.barto.web;

import java.security.Principal;

/**
 * Who connects. A WebSocket session knows nothing of the request it came from but its principal, so
 * this carries what the filter saw.
 *
 * @param address where the connection comes from
 * @param upgrade what both ends said of the connection as it was made
 */
record Caller(String address, Upgrade upgrade) implements Principal {
  @Override
  public String getName() {
    return address;
  }

  /** The caller of a session; an address of {@code unknown} where no filter saw it. */
  static Caller of(jakarta.websocket.Session session) {
    return session.getUserPrincipal() instanceof Caller caller
        ? caller
        : new Caller("unknown", Upgrade.withoutNonce());
  }
}
