package io.barto.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A client's side of one connection: whom it trusts and what it shows of itself, as the files are
 * when this is made. Make a new one for each connection, so that changed files count.
 */
public final class ClientTls {
  private final SSLContext context;
  private final IdentityKeyManager keys;
  private final @Nullable Identity identity;

  private ClientTls(SSLContext context, IdentityKeyManager keys, @Nullable Identity identity) {
    this.context = context;
    this.keys = keys;
    this.identity = identity;
  }

  /**
   * Where a client's certificates and keys are.
   *
   * @param caCert the only authorities trusted, PEM; null: those that the platform trusts
   * @param clientCert shown where the server asks for a certificate, PEM; null: none
   * @param clientKey its key, PEM; null: none
   */
  public record Files(@Nullable Path caCert, @Nullable Path clientCert, @Nullable Path clientKey) {
    /** Reads them as they are now. */
    public ClientTls read() throws PemException {
      return of(caCert, clientCert, clientKey);
    }
  }

  /**
   * Reads the files.
   *
   * @param caCert the only authorities trusted; null: those that the platform trusts
   * @param clientCert shown where the server asks for a certificate; null: none
   * @param clientKey its key; null: none
   */
  static ClientTls of(@Nullable Path caCert, @Nullable Path clientCert, @Nullable Path clientKey)
      throws PemException {
    List<X509Certificate> authorities = caCert == null ? null : PemCertificates.read(caCert);
    Identity identity =
        clientCert == null || clientKey == null ? null : Identity.read(clientCert, clientKey);
    var keys = new IdentityKeyManager(() -> identity);
    var trust = new PinnedTrustManager(() -> authorities, refusal -> {});
    return new ClientTls(context(keys, trust), keys, identity);
  }

  static SSLContext context(IdentityKeyManager keys, PinnedTrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  /**
   * For the connection. Host names are checked where the connection asks for it, as it must: {@link
   * javax.net.ssl.SSLParameters#setEndpointIdentificationAlgorithm}.
   */
  public SSLContext context() {
    return context;
  }

  /** Whether the server has asked for a certificate in a handshake. */
  boolean wasAskedForCertificate() {
    return keys.wasAsked();
  }

  @Nullable Identity identity() {
    return identity;
  }
}
