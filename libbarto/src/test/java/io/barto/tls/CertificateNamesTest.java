package io.barto.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateNamesTest {
  @TempDir private Path temp;

  @Test
  void workersName_isTheCommonNameOrADnsName() {
    var names = new CertificateNames("vader", List.of("host.example", "*.example"), List.of());

    assertThat(names.nameWorker("vader")).isTrue();
    assertThat(names.nameWorker("HOST.example")).isTrue();
    assertThat(names.nameWorker("Vader")).isFalse();
    assertThat(names.nameWorker("other.example")).isFalse();
    assertThat(names.nameWorker("")).isFalse();
  }

  @Test
  void issuedCertificates_haveTheNamesAskedFor() {
    var pki = new Pki(temp, "CA");
    Identity identity = pki.server("a, b=\"c\" ü", "host.example", "192.0.2.1", "2001:db8::1");

    CertificateNames names = CertificateNames.of(identity.certificate());

    assertThat(names.commonName()).isEqualTo("a, b=\"c\" ü");
    assertThat(names.dns()).containsExactly("host.example");
    assertThat(names.ips()).containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
  }
}
