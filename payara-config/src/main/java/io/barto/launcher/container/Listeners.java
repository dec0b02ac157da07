package io.barto.launcher.container;

import io.barto.launcher.tls.PemProvider;
import io.barto.tls.ServerTls;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the container listens, and how; nothing else of it does.
 *
 * @param plain without TLS; null: nowhere
 * @param secure with TLS; null: nowhere
 */
public record Listeners(@Nullable ListenPort plain, @Nullable Secure secure) {
  private static final String NETWORK = "configs.config.server-config.network-config.";
  private static final String PLAIN = NETWORK + "network-listeners.network-listener.http-listener.";
  private static final String SECURE =
      NETWORK + "network-listeners.network-listener.https-listener.";
  private static final String SSL = NETWORK + "protocols.protocol.https-listener.ssl.";

  /**
   * A listener with TLS.
   *
   * @param tls its certificates
   * @param demandsClientCertificate whether a client without one is sent away
   */
  public record Secure(ListenPort listen, ServerTls tls, boolean demandsClientCertificate) {}

  public Listeners {
    if (plain == null && secure == null) {
      throw new IllegalArgumentException("a server listens somewhere");
    }
  }

  /** Tries every address; see {@link ListenPort#check}. */
  public void check() {
    ports().forEach(ListenPort::check);
  }

  /** All addresses. */
  private Stream<ListenPort> ports() {
    return Stream.concat(Stream.ofNullable(plain), Stream.ofNullable(secure).map(Secure::listen));
  }

  /** What the container is to be set to, before it boots. */
  List<String> settings() {
    Stream<String> withoutTls =
        plain == null
            ? Stream.of(PLAIN + "enabled=false")
            : Stream.of(PLAIN + "address=" + plain.ip());
    Stream<String> withTls = secure == null ? Stream.of() : settings(secure);
    return Stream.concat(withoutTls, withTls).toList();
  }

  private static Stream<String> settings(Secure secure) {
    return Stream.of(
        SECURE + "address=" + secure.listen().ip(),
        // Grizzly's own, which asks for managers by the names of these two algorithms
        SSL + "classname=org.glassfish.grizzly.config.ssl.JSSEImplementation",
        SSL + "key-algorithm=" + PemProvider.ALGORITHM,
        SSL + "trust-algorithm=" + PemProvider.ALGORITHM,
        SSL + "client-auth=" + (secure.demandsClientCertificate() ? "need" : ""),
        SSL + "tls12-enabled=true",
        SSL + "tls13-enabled=true");
  }

  /** Makes the certificates known to the container's listener. */
  void installCertificates() {
    if (secure != null) {
      PemProvider.install(secure.tls());
    }
  }

  /** The addresses for people, with the scheme that each speaks. */
  @Override
  public String toString() {
    String withoutTls = plain == null ? "" : "http://" + plain;
    String withTls = secure == null ? "" : "https://" + secure.listen();
    return withoutTls + (plain == null || secure == null ? "" : " and ") + withTls;
  }
}
