package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.cli.terminal.Surroundings;
import io.barto.program.ProgramDirs;
import io.barto.tls.CertificateNames;
import io.barto.tls.Identity;
import io.barto.tls.PemCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertsOfProgramTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int certs(String... args) {
    var surroundings =
        new Surroundings(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            false,
            Map.of(),
            ProgramDirs.of(BartoCli.NAME, Map.of(), new Properties()),
            Clock.fixed(NOW, ZoneOffset.UTC));
    var all = new ArrayList<>(List.of("certs"));
    all.addAll(List.of(args));
    if (!args[0].equals("show")) {
      all.addAll(List.of("--dir", dir.toString()));
    }
    return BartoCli.run(surroundings, all.toArray(String[]::new));
  }

  private X509Certificate made(String name) throws Exception {
    return Identity.read(dir.resolve(name + ".pem"), dir.resolve(name + ".key")).certificate();
  }

  @Test
  void init_makesAnAuthorityForTenYears() throws Exception {
    assertThat(certs("init")).isZero();

    X509Certificate authority = made("bartos-ca");
    authority.verify(authority.getPublicKey());
    authority.checkValidity(Date.from(NOW.plusSeconds(3649L * 86_400)));
    assertThat(authority.getBasicConstraints()).isNotNegative();
  }

  @Test
  void server_isForAllItsNamesAndThisHost_forAYear() throws Exception {
    certs("init");
    assertThat(certs("server", "bartos.example.com", "192.168.1.100")).isZero();

    X509Certificate server = made("bartos");
    server.verify(made("bartos-ca").getPublicKey());
    server.checkValidity(Date.from(NOW.plusSeconds(364L * 86_400)));
    CertificateNames names = CertificateNames.of(server);
    assertThat(names.commonName()).isEqualTo("bartos.example.com");
    assertThat(names.dns()).containsExactly("bartos.example.com", "localhost");
    assertThat(names.ips()).containsExactly("192.168.1.100", "127.0.0.1");
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  void worker_isForClients_underItsName() throws Exception {
    certs("init");
    assertThat(certs("worker", "web 1/a")).isZero();

    X509Certificate worker = made("web_1_a");
    assertThat(CertificateNames.of(worker).nameWorker("web 1/a")).isTrue();
    assertThat(worker.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void keys_areTheirOwnersOnly() throws IOException {
    certs("init");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dir.resolve("bartos-ca.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void nothing_isReplacedUnlessTold() throws Exception {
    certs("init");
    X509Certificate first = made("bartos-ca");

    assertThat(certs("init")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("is there already; --force replaces it");
    assertThat(made("bartos-ca")).isEqualTo(first);
    assertThat(certs("init", "--force")).isZero();
    assertThat(made("bartos-ca")).isNotEqualTo(first);
  }

  @Test
  void withoutAnAuthority_itIsSaidHowToMakeOne() {
    assertThat(certs("worker", "vader")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("barto-cli certs init");
  }

  @Test
  void show_saysWhomItIsForAndHowLong() throws Exception {
    certs("init");
    certs("server", "bartos.example.com");
    out.reset();

    assertThat(certs("show", dir.resolve("bartos.pem").toString())).isZero();
    assertThat(out.toString(UTF_8))
        .contains("subject: CN=bartos.example.com")
        .contains("names:   bartos.example.com, localhost, 127.0.0.1")
        .contains("issuer:  CN=barto CA")
        .contains("2026-11-23 11:55 UTC to 2027-11-23 12:00 UTC (365 days left)")
        .contains("for:     servers");
    assertThat(PemCertificates.read(dir.resolve("bartos.pem"))).hasSize(1);
  }

  @Test
  void whatStandsInACertificate_orInItsFilesName_isNoOrderToTheTerminal() {
    certs("init");
    certs("worker", "web\u001B]0;title\u0007");
    assertThat(certs("show", dir.resolve("web__0_title_.pem").toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("web␛]0").doesNotContain("\u001B", "\u0007");

    assertThat(certs("show", dir.resolve("no\u001B[2Jsuch.pem").toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("such.pem").doesNotContain("\u001B");
  }
}
