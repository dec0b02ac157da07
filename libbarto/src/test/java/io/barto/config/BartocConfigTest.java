package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.MissedTick;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BartocConfigTest {
  private static final String LEAST =
      """
      name = "vader"
      retry_count = "10"
      [bartos]
      prefix = "ws"
      host = "localhost"
      port = 21526
      """;

  @TempDir Path temp;
  private ConfigFolder folder = new ConfigFolder(Path.of("."));

  @BeforeEach
  void pemFiles() {
    folder = new ConfigFolder(temp);
    folder.pemFiles();
  }

  @Test
  void load_fillsInTheDefaults() throws ConfigException {
    assertThat(folder.bartoc(LEAST, Map.of()))
        .isEqualTo(
            new BartocConfig(
                temp.resolve("bartoc.toml"),
                "vader",
                new ServerAddress("ws", "localhost", 21_526, null, null, null, null),
                TracingConfig.DEFAULT,
                10,
                Duration.ofSeconds(30),
                MissedTick.BURST,
                null,
                null,
                Duration.ofSeconds(60),
                false,
                10,
                1L << 30,
                Duration.ofSeconds(5),
                Duration.ofDays(7),
                null,
                null));
  }

  @Test
  void load_mapsEveryKey() throws ConfigException {
    assertThat(folder.bartoc(ConfigFolder.resource("full-bartoc.toml"), Map.of()))
        .isEqualTo(
            new BartocConfig(
                temp.resolve("bartoc.toml"),
                "vader",
                new ServerAddress(
                    "wss",
                    "::1",
                    21_526,
                    temp.resolve("cert.pem"),
                    temp.resolve("cert.pem"),
                    temp.resolve("key.pem"),
                    Secret.of("token")),
                new TracingConfig(
                    LayerConfig.DEFAULT,
                    0,
                    3,
                    new LayerConfig(
                        true,
                        false,
                        false,
                        false,
                        true,
                        List.of(
                            new Directive("actix_server", Level.ERROR),
                            new Directive("io.barto", Level.OFF)))),
                3,
                Duration.ofSeconds(7),
                MissedTick.DELAY,
                ConfigFolder.KEY,
                Secret.of("shared"),
                Duration.ofSeconds(61),
                true,
                20,
                512L << 20,
                Duration.ofSeconds(6),
                Duration.ofHours(1),
                temp.resolve("data"),
                false));
  }

  @Test
  void load_takesTheManualsExample() throws ConfigException {
    BartocConfig config = BartocConfig.load(folder.copy("manual-bartoc.toml"), Map.of());

    assertThat(config.name()).isEqualTo("vader");
    assertThat(config.retryCount()).isEqualTo(10);
    assertThat(config.server().uri("/v1/ws/worker"))
        .hasToString("wss://localhost.ozias.net:21526/v1/ws/worker");
    assertThat(config.tracing().file().directives())
        .containsExactly(
            new Directive("actix_server", Level.ERROR), new Directive("actix_tls", Level.ERROR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name = "vader" | name = 7 | 1:1: name: expected a text in quotes, found 7
          name = "vader" | | name: is required, but missing; set it here or as BARTOC_NAME
          retry_count = "3" | | retry_count: is required, but missing
          retry_count = "3" | retry_count = "-1" | 2:1: retry_count: expected a whole number 0-10000
          client_timeout = 7 | client_timeout = 0 | client_timeout: expected a number of seconds 1-86400, found 0
          missed_tick = "Delay" | missed_tick = "Dely" | missed_tick: expected one of Burst, Delay, Skip
          server_public_key = "AAAA | server_public_key = "??AA | server_public_key: expected base64 of the 32 bytes of an Ed25519 public key, found what is no base64
          server_public_key = "AAAA | server_public_key = " | server_public_key: expected base64 of the 32 bytes of an Ed25519 public key, found 29 bytes
          hmac_key = "shared" | hmac_key = [] | hmac_key: expected a key in quotes, found an array
          replay_window_secs = 61 | replay_window_secs = 6.1 | replay_window_secs: expected a number of seconds
          exit_after_retries = true | exit_after_retries = "yes" | exit_after_retries: expected true or false
          missed_limit = 20 | missed_limit = -1 | missed_limit: expected a whole number
          spool_limit = "512MiB" | spool_limit = "512 parsecs" | spool_limit: expected a number of bytes
          spool_limit = "512MiB" | spool_limit = 5 | spool_limit: expected a number of bytes
          dispatch_grace = "6" | dispatch_grace = "0" | dispatch_grace: expected a number of seconds
          offline_validity = 3600 | offline_validity = "7d" | offline_validity: expected a number of seconds
          allow_version_1 = false | allow_version_1 = "no" | allow_version_1: expected true or false
          data_dir = "data" | data_dir = "" | data_dir: expected a text in quotes
          prefix = "wss" | prefix = "http" | bartos.prefix: expected "ws" or, with TLS, "wss", found "http"
          host = "[::1]" | host = "ws://x" | bartos.host: expected a host name or IP address
          host = "[::1]" | | bartos.host: is required, but missing; set it here or as BARTOC_BARTOS__HOST
          port = "21526" | port = "" | bartos.port: expected a port number 1-65535, found ""
          ca_cert = "cert.pem" | ca_cert = "key.pem" | bartos.ca_cert:
          client_cert = "cert.pem" | client_cert = "c.pem" | bartos.client_cert:
          client_cert = "cert.pem" | | bartos.client_key: needs bartos.client_cert beside it
          client_key = "key.pem" | | bartos.client_cert: needs bartos.client_key beside it
          client_key = "key.pem" | client_key = "cert.pem" | bartos.client_key:
          api_key = "token" | api_key = true | bartos.api_key: expected a key in quotes, of ASCII characters without blanks, found a boolean
          """)
  void load_saysWhatIsWrong(String right, String wrong, String problem) {
    String full = ConfigFolder.resource("full-bartoc.toml");
    assertThat(full).contains(right);
    String content = full.replace(right, wrong == null ? "" : wrong);

    assertThat(folder.problems(() -> folder.bartoc(content, Map.of())))
        .singleElement()
        .asString()
        .contains(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, 1048576",
    "'\"1048576\"', 1048576",
    "'\"2MB\"', 2000000",
    "'\"2 MiB\"', 2097152",
    "'\"2048k\"', 2097152",
    "'\"3G\"', 3221225472",
    "'\"1TiB\"', 1099511627776",
    "'\"1048576B\"', 1048576"
  })
  void spoolLimit_hasUnits(String written, long bytes) throws ConfigException {
    assertThat(folder.bartoc("spool_limit = " + written + "\n" + LEAST, Map.of()).spoolLimit())
        .isEqualTo(bytes);
  }
}
