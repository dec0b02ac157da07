package io.barto.web.caller;

import static java.util.Objects.requireNonNull;

import io.barto.server.access.boundary.Grant;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who connects. A WebSocket session knows nothing of the request it came from but its principal, so
 * this carries what the filters saw.
 *
 * @param address where the connection comes from
 * @param upgrade what both ends said of the connection as it was made
 * @param certificate that it has shown; null: none
 * @param grant what it may do
 */
public record Caller(
    String address, Upgrade upgrade, @Nullable ClientCertificate certificate, Grant grant)
    implements Principal {
  private static final String UNKNOWN = "unknown";

  public Caller {
    requireNonNull(address, "address");
    requireNonNull(upgrade, "upgrade");
    requireNonNull(grant, "grant");
  }

  /** Somebody at whose key nobody has looked yet. */
  public Caller(String address, Upgrade upgrade, @Nullable ClientCertificate certificate) {
    this(address, upgrade, certificate, Grant.NONE);
  }

  /** Somebody without a certificate, on a connection that agreed on nothing. */
  public Caller(String address) {
    this(address, Upgrade.withoutNonce(), null);
  }

  /** The same one, once it is known what it may do. */
  public Caller with(Grant given) {
    return new Caller(address, upgrade, certificate, given);
  }

  @Override
  public String getName() {
    return address;
  }

  /** Where it comes from and who it is, for the log. */
  @Override
  public String toString() {
    return address + " with " + grant + (certificate == null ? "" : " and " + certificate);
  }

  /** Whether it comes over this host's loopback interface. */
  public boolean isFromThisHost() {
    return isLoopback(address);
  }

  /** An unknown address is none of this host's, though the JDK takes an empty one for it. */
  public static boolean isLoopback(@Nullable String address) {
    if (address == null || address.isEmpty() || address.equals(UNKNOWN)) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The caller of a session; one without rights where no filter saw it. */
  public static Caller of(jakarta.websocket.Session session) {
    return session.getUserPrincipal() instanceof Caller caller ? caller : unseen(UNKNOWN);
  }

  /** The caller of a request, as the filters before saw it. */
  public static Caller of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Caller caller
        ? caller
        : unseen(request.getRemoteAddr());
  }

  private static Caller unseen(@Nullable String address) {
    return new Caller(address == null ? UNKNOWN : address);
  }
}
