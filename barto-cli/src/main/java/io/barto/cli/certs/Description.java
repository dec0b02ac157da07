package io.barto.cli.certs;

import io.barto.cli.table.VisibleText;
import io.barto.tls.CertificateNames;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says of a certificate what matters here, a line each. */
record Description(Instant now) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  /** Whoever made the certificate wrote what stands in it: no terminal takes orders from there. */
  List<String> of(X509Certificate certificate) {
    CertificateNames names = CertificateNames.of(certificate);
    var hosts = new ArrayList<String>(names.dns());
    hosts.addAll(names.ips());
    return Stream.of(
            "subject: " + certificate.getSubjectX500Principal().getName(),
            "names:   " + (hosts.isEmpty() ? "none" : String.join(", ", hosts)),
            "issuer:  " + certificate.getIssuerX500Principal().getName(),
            "valid:   " + validity(certificate),
            "for:     " + use(certificate))
        .map(VisibleText::of)
        .toList();
  }

  private String validity(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    String state =
        now.isAfter(until)
            ? "EXPIRED"
            : now.isBefore(from) ? "NOT YET" : Duration.between(now, until).toDays() + " days left";
    return DATE.format(from) + " to " + DATE.format(until) + " (" + state + ")";
  }

  private static String use(X509Certificate certificate) {
    if (certificate.getBasicConstraints() >= 0) {
      return "issuing certificates";
    }
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      if (uses == null) {
        return "anything";
      }
      var said = new ArrayList<String>();
      for (String use : uses) {
        said.add(use.equals(SERVER) ? "servers" : use.equals(CLIENT) ? "clients" : use);
      }
      return String.join(", ", said);
    } catch (CertificateParsingException e) {
      return "unknown";
    }
  }
}
