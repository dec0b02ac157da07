package io.barto.cli.certs;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.tls.CertificateNames;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What programs are told of certificates. */
final class CertificateSheets {
  static final Sheet<PemFolder.Pair> FILES =
      Sheet.<PemFolder.Pair>of("certificate_files")
          .also("certificate", pair -> Value.of(pair.certificate().toString()))
          .also("key", pair -> Value.of(pair.key().toString()));

  private CertificateSheets() {}

  static Sheet<X509Certificate> shown(Instant now) {
    return Sheet.<X509Certificate>of("certificate")
        .also("subject", one -> Value.of(one.getSubjectX500Principal().getName()))
        .also("names", one -> Value.of(names(one)))
        .also("issuer", one -> Value.of(one.getIssuerX500Principal().getName()))
        .also("not_before", one -> Value.when(one.getNotBefore().toInstant()))
        .also("not_after", one -> Value.when(one.getNotAfter().toInstant()))
        .also("valid", one -> Value.of(isValid(one, now)))
        .also("authority", one -> Value.of(one.getBasicConstraints() >= 0));
  }

  private static List<String> names(X509Certificate certificate) {
    CertificateNames names = CertificateNames.of(certificate);
    var all = new ArrayList<String>(names.dns());
    all.addAll(names.ips());
    return all;
  }

  private static boolean isValid(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }
}
