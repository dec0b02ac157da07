package io.barto.tls;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A server's side of all its connections. New connections get what the files hold when they are
 * made; the key is never anywhere but in its file and in memory.
 */
public final class ServerTls {
  private static final Logger LOG = System.getLogger(ServerTls.class.getName());

  private final IdentityKeyManager keys;
  private final PinnedTrustManager trust;

  private ServerTls(IdentityKeyManager keys, PinnedTrustManager trust) {
    this.keys = keys;
    this.trust = trust;
  }

  /**
   * Reads the files, and then again whenever they have changed.
   *
   * @param clientCaCert the only authorities whose certificates clients may show; null: none are
   * @param nanos a clock that never steps
   */
  public static ServerTls of(
      Path certificates, Path key, @Nullable Path clientCaCert, LongSupplier nanos)
      throws PemException {
    Supplier<Identity> identity =
        new Watched<>(
            "the certificate " + certificates,
            List.of(certificates, key),
            () -> Identity.read(certificates, key),
            nanos);
    Supplier<List<X509Certificate>> clients =
        clientCaCert == null
            ? List::of
            : new Watched<>(
                "the authority " + clientCaCert,
                List.of(clientCaCert),
                () -> PemCertificates.read(clientCaCert),
                nanos);
    return new ServerTls(
        new IdentityKeyManager(identity),
        new PinnedTrustManager(
            clients,
            refusal ->
                LOG.log(Level.WARNING, "a client is not let in: {0}", refusal.getMessage())));
  }

  /** What the server shows of itself. */
  public X509ExtendedKeyManager keys() {
    return keys;
  }

  /** Which clients' certificates it accepts. */
  public X509ExtendedTrustManager trust() {
    return trust;
  }

  /** Both of them, for a server of one's own. */
  public SSLContext context() {
    return ClientTls.context(keys, trust);
  }
}
