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

  /** Makes sure that there is an answer at every address; see {@link ListenPort#checkOpen}. */
  void checkOpen() {
    ports().forEach(ListenPort::checkOpen);
  }

  /** All addresses. */
  private Stream<ListenPort> ports() {
    return Stream.concat(Stream.ofNullable(plain), Stream.ofNullable(secure).map(Secure::listen));
  }

  /**
   * What the container is to be set to, before it boots. It does not listen yet: a peer that came
   * in while the application is being deployed would be answered with errors of every kind.
   */
  List<String> settings() {
    Stream<String> withoutTls =
        Stream.concat(
            Stream.of(PLAIN + "enabled=false"),
            Stream.ofNullable(plain).map(port -> PLAIN + "address=" + port.ip()));
    Stream<String> withTls = secure == null ? Stream.of() : settings(secure);
    return Stream.concat(withoutTls, withTls).toList();
  }

  /** What it is to be set to once the application can answer. */
  List<String> opening() {
    return Stream.concat(
            Stream.ofNullable(plain).map(port -> PLAIN + "enabled=true"),
            Stream.ofNullable(secure).map(port -> SECURE + "enabled=true"))
        .toList();
  }

  private static Stream<String> settings(Secure secure) {
    return Stream.of(
        SECURE + "enabled=false",
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
