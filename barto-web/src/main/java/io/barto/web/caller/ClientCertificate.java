package io.barto.web.caller;

import static java.util.Objects.requireNonNull;

import io.barto.tls.CertificateNames;
import jakarta.servlet.ServletRequest;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a peer has shown and proved to be its own.
 *
 * @param subject its distinguished name
 * @param names whom it is about
 */
public record ClientCertificate(String subject, CertificateNames names) {
  private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

  public ClientCertificate {
    requireNonNull(subject, "subject");
    requireNonNull(names, "names");
  }

  /** Null where the peer has shown none. */
  public static @Nullable ClientCertificate of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0) {
      return new ClientCertificate(
          chain[0].getSubjectX500Principal().getName(), CertificateNames.of(chain[0]));
    }
    return null;
  }

  @Override
  public String toString() {
    return "the certificate " + subject;
  }
}
