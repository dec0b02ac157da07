package io.barto.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates, as {@code openssl x509} writes them. */
public final class PemCertificates {
  private static final String LABEL = "CERTIFICATE";

  private PemCertificates() {}

  /** All certificates of a file in its order; at least one. */
  public static List<X509Certificate> read(Path file) throws PemException {
    var certificates = new ArrayList<X509Certificate>();
    for (PemBlock block : PemBlock.of(file, "a certificate")) {
      if (block.label().equals(LABEL)) {
        certificates.add(certificate(block, file));
      }
    }
    if (certificates.isEmpty()) {
      throw new PemException(
          file + " holds no certificate in PEM form (-----BEGIN " + LABEL + "-----)");
    }
    return certificates;
  }

  private static X509Certificate certificate(PemBlock block, Path file) throws PemException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.bytes(file)));
    } catch (CertificateException e) {
      throw new PemException(file + " holds no certificate in PEM form: what it has is damaged");
    }
  }
}
