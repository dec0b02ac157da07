package io.barto.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.tls.CertificateNames;
import io.barto.web.caller.ClientCertificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateFilterTest {
  private static final ClientCertificate VADER =
      new ClientCertificate(
          "CN=vader", new CertificateNames("vader", List.of("death.star"), List.of("192.0.2.1")));

  @Test
  void workersOfTheCertificatesNames_comeIn() {
    assertThat(CertificateFilter.refusal("vader", VADER)).isEmpty();
    assertThat(CertificateFilter.refusal("death.star", VADER)).isEmpty();
  }

  @Test
  void others_areToldWhoseCertificateItIs() {
    assertThat(CertificateFilter.refusal("luke", VADER).orElse(""))
        .contains("for \"death.star\", \"192.0.2.1\", \"vader\", not for")
        .contains("\"luke\"");
    assertThat(CertificateFilter.refusal("192.0.2.1", VADER)).isPresent();
    assertThat(CertificateFilter.refusal("Unknown", VADER)).isPresent();
  }

  @Test
  void noCertificate_isToldWhatToSet() {
    assertThat(CertificateFilter.refusal("vader", null).orElse(""))
        .contains("client_cert and client_key");
  }
}
