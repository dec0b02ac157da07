package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.plan.MissedTick;
import io.barto.plan.NamePattern;
import io.barto.plan.Schedule;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BartosConfigTest {
  private static final String LEAST = "[actix]\nworkers = 8\nip = \"0.0.0.0\"\nport = \"20000\"\n";

  @TempDir Path temp;
  private ConfigFolder folder = new ConfigFolder(Path.of("."));

  @BeforeEach
  void pemFiles() {
    folder = new ConfigFolder(temp);
    folder.pemFiles();
  }

  @Test
  void load_fillsInTheDefaults() throws ConfigException {
    BartosConfig config = folder.bartos(LEAST, Map.of());

    assertThat(config)
        .isEqualTo(
            new BartosConfig(
                temp.resolve("bartos.toml"),
                new HttpConfig(8, "0.0.0.0", 20_000, true, null),
                null,
                TracingConfig.DEFAULT,
                Map.of(),
                ZoneId.of("UTC"),
                null,
                null,
                null,
                Duration.ofSeconds(60),
                null,
                List.of(),
                LimitsConfig.DEFAULT,
                RetentionConfig.DEFAULT));
  }

  @Test
  void load_mapsEveryKey() throws ConfigException {
    BartosConfig config = folder.bartos(ConfigFolder.resource("full-bartos.toml"), Map.of());

    assertThat(config.http())
        .isEqualTo(
            new HttpConfig(
                4,
                "127.0.0.1",
                20_000,
                false,
                new ServerTlsConfig(
                    "::1",
                    20_001,
                    temp.resolve("cert.pem"),
                    temp.resolve("key.pem"),
                    temp.resolve("cert.pem"),
                    true)));
    assertThat(config.mariaDb())
        .isEqualTo(
            new MariaDbConfig(
                "db.example.com",
                3307,
                "user",
                Secret.of("pass"),
                "db",
                "ssl=true",
                "reader",
                Secret.of("reader-pass")));
    assertThat(config.tracing())
        .isEqualTo(
            new TracingConfig(
                new LayerConfig(
                    false,
                    true,
                    true,
                    true,
                    false,
                    List.of(new Directive("io.barto", Level.TRACE))),
                1,
                4,
                new LayerConfig(
                    false, true, true, true, false, List.of(new Directive("", Level.ERROR)))));
    assertThat(config.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.dataDir()).isEqualTo(Path.of("/var/lib/bartos"));
    assertThat(config.signingKey()).isEqualTo(Secret.of(ConfigFolder.KEY));
    assertThat(config.hmacKey()).isEqualTo(Secret.of("shared"));
    assertThat(config.apiKey()).isEqualTo(Secret.of("token"));
    assertThat(config.apiKeys())
        .containsExactly(
            new ApiKey(
                "web",
                Secret.of("web-key"),
                Role.WORKER,
                List.of(new NamePattern("web-*"), new NamePattern("db-?"))),
            new ApiKey("ops", Secret.of("ops-key"), Role.OPERATOR, ApiKey.ANY_WORKER));
    assertThat(config.replayWindow()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.limits())
        .isEqualTo(
            new LimitsConfig(
                8L << 20,
                2L << 20,
                20,
                5,
                6,
                7,
                9,
                Duration.ofSeconds(11),
                Duration.ofSeconds(12),
                Duration.ofSeconds(13),
                Duration.ofSeconds(14),
                List.of(new NamePattern("old-*"), new NamePattern("luke")),
                List.of(new NamePattern("barto.example"))));
    assertThat(config.retention()).isEqualTo(new RetentionConfig(8, 91, LocalTime.of(4, 5)));
    assertThat(config.limits().allowsDowngradeOf("old-1")).isTrue();
    assertThat(config.limits().allowsDowngradeOf("vader")).isFalse();
  }

  @Test
  void load_readsTheSchedulesInTheirOrder() throws ConfigException {
    BartosConfig config = folder.bartos(ConfigFolder.resource("full-bartos.toml"), Map.of());

    assertThat(config.schedules().keySet()).containsExactly("vader", "luke");
    assertThat(config.schedules().get("vader"))
        .extracting(Schedule::name)
        .containsExactly("echo", "disk");
    Schedule echo = config.schedules().getOrDefault("vader", List.of()).get(0);
    assertThat(echo.commands()).containsExactly("echo one", "echo two");
    assertThat(echo.stopOnFailure()).isTrue();
    assertThat(echo.missedTick()).isEqualTo(MissedTick.SKIP);
    Schedule disk = config.schedules().getOrDefault("vader", List.of()).get(1);
    assertThat(disk.stopOnFailure()).isFalse();
    assertThat(disk.missedTick()).isNull();
  }

  @Test
  void load_settlesZonesAndKeys() throws ConfigException, RealtimeException {
    BartosConfig config = folder.bartos(ConfigFolder.resource("full-bartos.toml"), Map.of());

    List<Schedule> vader = config.schedules().getOrDefault("vader", List.of());
    assertThat(vader.get(0).onCalendar().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(vader.get(1).onCalendar())
        .isEqualTo(
            Realtime.parse("minutely")
                .withDefaultZone(ZoneId.of("Europe/Berlin"))
                .withKey("vader/disk"));
  }

  @Test
  void load_takesTheManualsExampleButForItsMissingCertificates() {
    List<String> problems =
        folder.problems(() -> BartosConfig.load(folder.copy("manual-bartos.toml"), Map.of()));

    assertThat(problems)
        .containsExactly(
            "manual-bartos.toml:16:1: actix.tls.cert_file_path: expected the PEM file of a"
                + " certificate, but there is no file /path/cert.pem",
            "manual-bartos.toml:18:1: actix.tls.key_file_path: expected the PEM file of a private"
                + " key, but there is no file /path/key.pem");
  }

  @Test
  void load_takesTheManualsExampleWithCertificates() throws ConfigException {
    String manual = ConfigFolder.resource("manual-bartos.toml").replace("/path/", "");

    BartosConfig config = folder.bartos(manual, Map.of());

    assertThat(config.schedules().get("barto"))
        .singleElement()
        .satisfies(s -> assertThat(s.commands()).containsExactly("echo -n \"barto\""));
    assertThat(config.tracing().verbose()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          workers = 4 | workers = 0 | 9:1: actix.workers: expected a whole number 1-1024, found 0
          workers = 4 | workers = true | actix.workers: expected a whole number 1-1024, found true
          ip = "127.0.0.1" | ip = "300.1.1.1" | 10:1: actix.ip: expected an IP address
          port = 20000 | port = "http" | 11:1: actix.port: expected a port number 1-65535, found "http"
          port = 20000 | port = 65536 | actix.port: expected a port number 1-65535, found 65536
          ip = "::1" | ip = "::x" | actix.tls.ip: expected an IP address
          port = 20001 | port = [] | actix.tls.port: expected a port number 1-65535, found an array
          cert_file_path = "cert.pem" | cert_file_path = "key.pem" | key.pem holds no certificate
          key_file_path = "key.pem" | key_file_path = "cert.pem" | cert.pem holds no private key
          client_ca_cert = "cert.pem" | client_ca_cert = "ca.pem" | actix.tls.client_ca_cert: expected
          plain = false | plain = "no" | actix.plain: expected true or false, found "no"
          client_ca_cert = "cert.pem" | | actix.tls.bind_worker_name: needs actix.tls.client_ca_cert beside it
          bind_worker_name = true | bind_worker_name = 1 | actix.tls.bind_worker_name: expected true or false, found 1
          key_file_path = "key.pem" | key_file_path = "other.pem" | actix.tls.key_file_path: the private key in
          host = "db.example.com" | host = "db:3306" | mariadb.host: expected a host name
          port = 3307 | port = -1 | mariadb.port: expected a port number
          username = "user" | username = "" | mariadb.username: expected a text in quotes, found ""
          password = "pass" | password = 4711 | mariadb.password: expected a password in quotes, found a number
          database = "db" | database = "a/b" | mariadb.database: expected the name of a database
          options = "ssl=true" | options = "ssl" | mariadb.options: expected options
          options = "ssl=true" | options = "timezone" | mariadb.options: expected options
          options = "ssl=true" | options = "ssl=true&timezone" | mariadb.options: expected options
          options = "ssl=true" | options = "&ssl=true" | mariadb.options: expected options
          options = "ssl=true" | options = "ssl=true&timezone=CET" | mariadb.options: times are kept in UTC: remove timezone
          options = "ssl=true" | options = "connectionTimeZone=LOCAL" | mariadb.options: times are kept in UTC: remove connectionTimeZone
          query_password = "reader-pass" | | mariadb.query_username: needs mariadb.query_password
          query_username = "reader" | | mariadb.query_password: needs mariadb.query_username
          timezone = "Europe/Berlin" | timezone = "Europe/Berlni" | 1:1: timezone: expected a time zone such as UTC or Europe/Berlin, found "Europe/Berlni"; is it Europe/Berlin?
          data_dir = "/var/lib/bartos" | data_dir = 1 | data_dir: expected a text in quotes, found 1
          signing_key = " | signing_key = "x | signing_key: expected base64 of the 32 bytes
          hmac_key = "shared" | hmac_key = "" | hmac_key: expected a key in quotes, found an empty text
          api_key = "token" | api_key = "to ken" | api_key: expected a key in quotes, of ASCII
          replay_window_secs = 90 | replay_window_secs = "soon" | replay_window_secs: expected a number of seconds
          key = "web-key" | | api_keys.web.key: is required, but missing; set it here, or name its file in key_file
          key = "web-key" | key = "to ken" | api_keys.web.key: expected a key in quotes, of ASCII characters
          key = "ops-key" | key = "web-key" | api_keys.ops.key: is the same as that of api_keys.web; make another
          key = "ops-key" | key = "token" | api_keys.ops.key: is the same as api_key; make another
          role = "worker" | | api_keys.web.role: is required, but missing; set it here: "worker", "viewer",
          role = "worker" | role = "boss" | api_keys.web.role: expected "worker", "viewer", "operator" or "admin", found "boss"
          role = "worker" | role = "admin" | api_keys.web.workers: binds keys with role = "worker" to names, and this one's is "admin"; remove it
          workers = ["web-*", "db-?"] | workers = [] | api_keys.web.workers: expected an array of worker names
          workers = ["web-*", "db-?"] | workers = "web" | api_keys.web.workers: expected an array of worker names
          [api_keys.web] | [api_keys."we b"] | api_keys."we b": expected a name of at most 64 letters
          with_target = false | with_target = "no" | tracing.stdout.with_target: expected true or false, found "no"
          directives = "io.barto=trace" | directives = "io.barto=loud" | tracing.stdout.directives: expected a level
          quiet = 1 | quiet = -1 | tracing.file.quiet: expected a whole number
          verbose = 4 | verbose = "much" | tracing.file.verbose: expected a whole number
          directives = "error" | directives = "eror" | tracing.file.layer.directives: expected a level
          message_size = "8MiB" | message_size = "1MiB" | limits.message_size: expected a number of bytes
          message_size = "8MiB" | message_size = "17MiB" | limits.message_size: expected at most "16MiB"
          unread_size = "2MiB" | unread_size = 1 | limits.unread_size: expected a number of bytes
          connections = 20 | connections = 0 | limits.connections: expected a whole number 1-1000000
          connections_per_address = 5 | connections_per_address = "x" | limits.connections_per_address: expected
          handshakes_per_second = 6 | handshakes_per_second = 0 | limits.handshakes_per_second: expected
          bad_messages_per_second = 7 | bad_messages_per_second = -1 | limits.bad_messages_per_second: expected
          answers = 9 | answers = 13 | limits.answers: expected a whole number 1-12, found 13
          hello_timeout = 11 | hello_timeout = 0 | limits.hello_timeout: expected a number of seconds
          worker_idle = 12 | worker_idle = 5 | limits.worker_idle: expected a number of seconds
          cli_idle = 13 | cli_idle = 1 | limits.cli_idle: expected a number of seconds
          takeover_grace = 14 | takeover_grace = -1 | limits.takeover_grace: expected a number of seconds
          "old-*", "luke" | "old-*", "" | limits.allow_downgrade: expected an array of worker names
          [ "Barto.example" ] | [ 1 ] | limits.allowed_hosts: expected an array of host names
          runs_days = 91 | runs_days = 0 | retention.runs_days: expected a whole number 1-36500, found 0
          output_days = 8 | output_days = 92 | retention.output_days: must not be above retention.runs_days, which is 91
          at_time = "04:05" | at_time = "25:00" | retention.at_time: expected a time of day such as "03:17", found "25:00"
          name = "echo" | name = "a/b" | has a /, which divides WORKER/SCHEDULE
          name = "echo" | name = " echo" | expected a name of 1-255 bytes without control characters and without blanks at its ends, found " echo": it begins or ends with a blank
          name = "echo" | name = "disk" | worker vader has another schedule named disk
          on_calendar = "minutely" | on_calendar = " " | on_calendar: expected a text in quotes
          on_calendar = "minutely" | on_calendar = "*-*-* 25:00:00" | worker vader, schedule "echo": in "*-*-* 25:00:00", hour at column 7
          timezone = "Asia/Tokyo" | timezone = "+09:00" | schedules.vader.schedules[0].timezone: expected a time zone
          "echo one", "echo two" | | cmds: expected at least one command, found none
          "echo one" | 7 | cmds: expected a shell command in quotes at position 1
          stop_on_failure = true | stop_on_failure = 1 | stop_on_failure: expected true or false, found 1
          missed_tick = "Skip" | missed_tick = "Drop" | missed_tick: expected one of Burst, Delay, Skip, found "Drop"
          """)
  void load_saysWhatIsWrong(String right, String wrong, String problem) {
    String full = ConfigFolder.resource("full-bartos.toml");
    int at = full.indexOf(right);
    assertThat(at).as(right).isNotNegative();
    String content =
        full.substring(0, at) + (wrong == null ? "" : wrong) + full.substring(at + right.length());

    List<String> problems = folder.problems(() -> folder.bartos(content, Map.of()));

    assertThat(problems).singleElement().asString().contains(problem);
  }

  @Test
  void inPlaceOfThis_isCheckedUnderItsOwnName_withTheFilesOfThis() throws ConfigException {
    BartosConfig running = folder.bartos(LEAST, Map.of());
    BartosConfig other =
        running.inPlaceOfThis(
            "new.toml",
            "\uFEFFdata_dir = \"data\"\n[actix]\nworkers = 1\nip = \"127.0.0.1\"\nport = 1\n",
            Map.of("BARTOS_ACTIX__PORT", "2"));

    assertThat(other.file()).isEqualTo(running.file());
    assertThat(other.http().port()).isEqualTo(2);
    assertThat(other.schedules()).isEmpty();
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> running.inPlaceOfThis("new.toml", "a = 1\n", Map.of()))
        .withMessageContaining("new.toml:1:1: ")
        .withMessageContaining("actix");
  }
}
