package io.barto.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who connects. A WebSocket session knows nothing of the request it came from but its principal, so
 * this carries what the filter saw.
 *
 * @param address where the connection comes from
 * @param upgrade what both ends said of the connection as it was made
 * @param certificate that it has shown; null: none
 */
record Caller(String address, Upgrade upgrade, @Nullable ClientCertificate certificate)
    implements Principal {
  /** Somebody without a certificate, on a connection that agreed on nothing. */
  Caller(String address) {
    this(address, Upgrade.withoutNonce(), null);
  }

  @Override
  public String getName() {
    return address;
  }

  /** The address, and the certificate where there is one. */
  @Override
  public String toString() {
    return certificate == null ? address : address + ", " + certificate;
  }

  /** The caller of a session; an address of {@code unknown} where no filter saw it. */
  static Caller of(jakarta.websocket.Session session) {
    return session.getUserPrincipal() instanceof Caller caller
        ? caller
        : new Caller("unknown");
  }
}
