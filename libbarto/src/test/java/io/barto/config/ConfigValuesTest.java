package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigValuesTest {
  @ParameterizedTest
  @CsvSource({
    "ssl=true, sslMode=trust",
    "ssl=false, sslMode=disable",
    "ssl-mode=disabled, sslMode=disable",
    "ssl_mode=VERIFY_CA&timezone=UTC, sslMode=verify-ca",
    "ssl-mode=verify_identity&ssl-ca=/ca.pem, sslMode=verify-full&serverSslCert=/ca.pem",
    "connectTimeout=5, connectTimeout=5"
  })
  void jdbcUrl_saysTheOptionsInTheDriversTerms(String options, String translated) {
    assertThat(mariaDb("db", options).jdbcUrl())
        .isEqualTo("jdbc:mariadb://db:3306/barto?" + translated);
  }

  @Test
  void jdbcUrl_bracketsAddresses() {
    assertThat(mariaDb("::1", "").jdbcUrl()).isEqualTo("jdbc:mariadb://[::1]:3306/barto?");
  }

  private static MariaDbConfig mariaDb(String host, String options) {
    return new MariaDbConfig(host, 3306, "u", Secret.of("p"), "barto", options, null, null);
  }

  @Test
  void uri_bracketsAddresses() {
    assertThat(new ServerAddress("ws", "::1", 1, null, null, null, null).uri("/a"))
        .hasToString("ws://[::1]:1/a");
  }

  @Test
  void plainConnections_areNotServedWhereTlsTakesTheirPlace() {
    var tls = new ServerTlsConfig("0.0.0.0", 1, path(), path(), null, false);

    assertThat(new HttpConfig(1, "0.0.0.0", 1, true, tls).servesPlain()).isFalse();
    assertThat(new HttpConfig(1, "0.0.0.0", 2, true, tls).servesPlain()).isTrue();
    assertThat(new HttpConfig(1, "0.0.0.0", 2, false, tls).servesPlain()).isFalse();
    assertThat(new HttpConfig(1, "0.0.0.0", 1, true, null).servesPlain()).isTrue();
  }

  private static Path path() {
    return Path.of("x.pem");
  }

  @Test
  void secret_isSeenByNobodyWhoDoesNotAsk() {
    Secret secret = Secret.of("hunter2!");

    assertThat(secret).hasToString("****").isEqualTo(Secret.of("hunter2!"));
    assertThat(secret).isNotEqualTo(Secret.of("hunter3!"));
    assertThat(secret.reveal()).isEqualTo("hunter2!");
    assertThat(Secret.of("AAE= ").decoded()).containsExactly(0, 1);
    assertThatThrownBy(secret::decoded)
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessage("the secret is not base64");
  }

  @ParameterizedTest
  @CsvSource({
    "prot, port",
    "usrename, username",
    "cmd, cmds",
    "IP, ip",
    "Europe/Berln, Europe/Berlin"
  })
  void nearest_findsWhatWasMeant(String given, String meant) {
    assertThat(
            Nearest.to(
                given, List.of("ip", "port", "username", "password", "cmds", "Europe/Berlin")))
        .contains(meant);
  }

  @Test
  void nearest_findsNothingFarAway() {
    assertThat(Nearest.to("colour", List.of("ip", "port", "username"))).isEmpty();
  }

  @Test
  void directive_coversWholeWordsOnly() {
    var directive = new Directive("io.barto", Level.DEBUG);

    assertThat(directive.covers("io.barto")).isTrue();
    assertThat(directive.covers("io.barto.plan")).isTrue();
    assertThat(directive.covers("io.bartok")).isFalse();
    assertThat(new Directive("", Level.INFO).covers("anything")).isTrue();
  }

  @Test
  void directives_takeBareLevelsAndBareTargets() throws Mismatch {
    assertThat(Directives.LIST.read("warn, bartos::runtime , io.barto = TRACE,"))
        .containsExactly(
            new Directive("", Level.WARNING),
            new Directive("bartos.runtime", Level.TRACE),
            new Directive("io.barto", Level.TRACE));
  }
}
