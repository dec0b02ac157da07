package io.barto.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts what leads to one of the authorities in force, and nothing else; the checks are the JDK's.
 * What is refused is said in people's words, to the peer's program or to this one's log.
 */
final class PinnedTrustManager extends X509ExtendedTrustManager {
  private final Supplier<@Nullable List<X509Certificate>> authorities;
  private final Complaint complaint;
  private @Nullable Pinned pinned;

  /** What becomes of a refusal. */
  @FunctionalInterface
  interface Complaint {
    void of(RefusedCertificateException refusal);
  }

  private record Pinned(
      @Nullable List<X509Certificate> authorities, X509ExtendedTrustManager checks) {}

  /**
   * @param authorities null: those that the platform trusts
   */
  PinnedTrustManager(Supplier<@Nullable List<X509Certificate>> authorities, Complaint complaint) {
    this.authorities = authorities;
    this.complaint = complaint;
  }

  private synchronized X509ExtendedTrustManager checks() throws CertificateException {
    List<X509Certificate> now = authorities.get();
    if (pinned == null || pinned.authorities() != now) {
      pinned = new Pinned(now, checksOf(now));
    }
    return pinned.checks();
  }

  private static X509ExtendedTrustManager checksOf(@Nullable List<X509Certificate> authorities)
      throws CertificateException {
    try {
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(authorities == null ? null : store(authorities));
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
      throw new CertificateException("the JDK has no checks of certificates");
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException("the authorities can't be used: " + e.getMessage(), e);
    }
  }

  private static KeyStore store(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority" + i, authorities.get(i));
    }
    return store;
  }

  private interface Check {
    void run(X509ExtendedTrustManager checks) throws CertificateException;
  }

  private void check(X509Certificate[] chain, @Nullable String host, Check check)
      throws CertificateException {
    try {
      check.run(checks());
    } catch (CertificateException e) {
      var refusal = RefusedCertificateException.of(chain, host, e);
      complaint.of(refusal);
      throw refusal;
    }
  }

  private static @Nullable String host(@Nullable SSLSession session) {
    return session == null ? null : session.getPeerHost();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(
        chain,
        host(engine.getHandshakeSession()),
        checks -> checks.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    SSLSession session =
        socket instanceof javax.net.ssl.SSLSocket tls ? tls.getHandshakeSession() : null;
    check(chain, host(session), checks -> checks.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, null, checks -> checks.checkServerTrusted(chain, authType));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, null, checks -> checks.checkClientTrusted(chain, authType, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, null, checks -> checks.checkClientTrusted(chain, authType, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, null, checks -> checks.checkClientTrusted(chain, authType));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    List<X509Certificate> now = authorities.get();
    return now == null ? new X509Certificate[0] : now.toArray(X509Certificate[]::new);
  }
}
