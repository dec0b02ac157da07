package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published barto 1.5 worker and command line under our server. Off unless {@code
 * interop.programs} names the folder that the published programs are in.
 */
@EnabledIfSystemProperty(named = "interop.programs", matches = ".+")
class PublishedUnderOurServerIT {
  /** The published worker reports once a minute, and waits longer each time for a server. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static final Duration SHORT = Duration.ofSeconds(30);

  /** Each has an expression of its own: of those that share one, a worker runs the last. */
  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "seven", on_calendar = "*:*:0/10", cmds = ["echo out; echo err >&2; exit 7"] },
        { name = "two", on_calendar = "*:*:1/10", cmds = ["echo one", "echo two"] },
        { name = "silent", on_calendar = "*:*:2/10", cmds = ["exit 9"] },
        { name = "killed", on_calendar = "*:*:3/20", cmds = ["echo dying; kill -TERM $$"] },
        { name = "burst", on_calendar = "*:0/2:30", cmds = ["seq 1 20000"] },
        { name = "berlin", on_calendar = "10:00 Europe/Berlin", cmds = ["echo never"] },
      ]
      """;

  private static final String BURST =
      "SELECT MAX(n) FROM (SELECT COUNT(DISTINCT data) AS n FROM output WHERE cmd_name = 'burst'"
          + " GROUP BY cmd_uuid) runs";

  private final PublishedPrograms programs = PublishedPrograms.given();
  @TempDir private Path home;

  @Test
  void thePublished_workUnderOurServer() throws Exception {
    try (Installation ours = Installation.start(home.resolve("server"), SCHEDULES);
        RunningProgram worker = worker("", plain(ours, ""))) {
      ours.awaitNumber("SELECT COUNT(*) FROM exit_status WHERE exit_code = 7", 1, LIMIT);
      ours.awaitNumber("SELECT COUNT(*) FROM output WHERE cmd_name = 'two'", 2, LIMIT);
      ours.awaitNumber("SELECT COUNT(*) FROM exit_status WHERE exit_code = 9", 1, LIMIT);
      everyCommandAnswers(ours);
      whatCantBeSaid_isAnsweredEmptyAndLogged(ours);
      ours.awaitNumber(BURST, 20_000, LIMIT);
      assertThat(ours.number("SELECT COUNT(*) FROM run WHERE schedule = 'berlin'")).isZero();
      aReload_reachesTheWorker(ours);

      ours.restartServer();
      ours.server().awaitOutput("worker vader connected", LIMIT);
      long before = ours.number("SELECT COUNT(*) FROM exit_status");
      ours.awaitNumber("SELECT COUNT(*) FROM exit_status", before + 10, LIMIT);
      assertThat(worker.isAlive()).isTrue();
    }
  }

  private void everyCommandAnswers(Installation ours) throws Exception {
    String bartos = plain(ours, "");
    contains(bartos, List.of("info"), "Version", "vader/berlin", "left out");
    contains(bartos, List.of("info", "--json"), "\"build_timestamp\"");
    contains(bartos, List.of("clients"), "vader", "127.0.0.1", "1.5.");
    contains(bartos, List.of("clients", "--versions"), "vader", "1.5.");
    contains(bartos, List.of("list", "-n", "vader"), "seven", "two");
    // without a terminal it leaves no room for the texts
    contains(bartos, List.of("list", "-n", "vader", "-c", "seven"), "Exit Status: 7", "Success: 0");
    contains(bartos, List.of("list", "-n", "vader", "-c", "two"), "Exit Status: 0", "Success: 1");
    contains(bartos, List.of("failed"), "vader");
    contains(bartos, List.of("cmd", "two"), "vader", "Exit Status: 0");
    contains(bartos, List.of("query", "-q", "SELECT cmd_name FROM output LIMIT 2"), "cmd_name");
    contains(bartos, List.of("cleanup"), "deleted", "0");
    assertThat(ours.server().output()).contains("worker vader speaks version 1", "berlin");
  }

  private static void aReload_reachesTheWorker(Installation ours) throws IOException {
    String later =
        "  { name = \"later\", on_calendar = \"*:*:5/10\", cmds = [\"echo later\"] },\n]";
    Path next = ours.home().resolve("next.toml");
    Files.writeString(
        next,
        Installation.serverConfig(ours.port(), "") + SCHEDULES.replace("},\n]", "},\n" + later));
    Files.move(next, ours.home().resolve("bartos.toml"), StandardCopyOption.REPLACE_EXISTING);
    ours.awaitNumber("SELECT COUNT(*) FROM output WHERE cmd_name = 'later'", 1, LIMIT);
  }

  private void whatCantBeSaid_isAnsweredEmptyAndLogged(Installation ours) throws Exception {
    cli(plain(ours, ""), List.of("query", "-q", "SELECT nonsense"), 0);
    cli(plain(ours, ""), List.of("updates", "-n", "vader", "-u", "apt"), 0);
    assertThat(ours.server().output())
        .contains("Query failed and is answered as if there were nothing")
        .doesNotContain("Cleanup failed", "Updates failed");
  }

  @Test
  void thePublished_workWithAllKeysOverMutualTls_andNotWithOthers() throws Exception {
    ManualCertificates.make(home);
    ManualCertificates.makeWorkerOfVersion3(home, "vader");
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    int secure = Installation.freePort();
    try (Installation ours =
            Installation.start(home.resolve("server"), keys(pair), tls(secure) + SCHEDULES);
        RunningProgram worker =
            worker(workerKeys(pair, "shared secret"), overTls(secure, certificate()))) {
      ours.awaitNumber("SELECT COUNT(*) FROM exit_status WHERE exit_code = 7", 1, LIMIT);
      assertThat(worker.output()).doesNotContain("dropping");
      contains(overTls(secure, certificate()), List.of("clients"), "vader");
      contains(plain(ours, "open-sesame"), List.of("clients"), "vader");
      assertThat(cli(plain(ours, "wrong"), List.of("clients"), 1)).contains("401");
      assertThat(cli(plain(ours, ""), List.of("clients"), 1)).contains("401");
      cli(overTls(secure, ""), List.of("clients"), 1);
    }
    try (Installation ours = Installation.start(home.resolve("second"), keys(pair), SCHEDULES)) {
      deaf(ours, workerKeys(other, "shared secret"), "signature invalid");
      deaf(ours, workerKeys(pair, "another secret"), "HMAC invalid");
    }
  }

  /** A worker that does not believe the server has no schedules. */
  private void deaf(Installation ours, String keys, String why) throws Exception {
    try (RunningProgram worker = worker(keys, plain(ours, "open-sesame"))) {
      worker.awaitOutput(why, LIMIT);
      assertThat(worker.output()).doesNotContain("bartoc schedule");
    }
  }

  private RunningProgram worker(String keys, String bartos) throws IOException {
    return programs.start(
        home.resolve("w"),
        "bartoc",
        "name = \"vader\"\nretry_count = 10\n" + keys + bartos,
        "-vv",
        "-e");
  }

  private void contains(String bartos, List<String> command, String... texts) throws Exception {
    assertThat(cli(bartos, command, 0)).as("%s", command).contains(texts);
  }

  private String cli(String bartos, List<String> command, int exitCode) throws Exception {
    try (RunningProgram cli =
        programs.start(
            home.resolve("c"),
            "barto-cli",
            "name = \"cli\"\n" + bartos,
            command.toArray(new String[0]))) {
      assertThat(cli.awaitExit(SHORT)).as("%s: %s", command, cli.output()).isEqualTo(exitCode);
      return cli.output();
    }
  }

  private static String plain(Installation ours, String apiKey) {
    return "[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = "
        + ours.port()
        + "\n"
        + (apiKey.isEmpty() ? "" : "api_key = \"" + apiKey + "\"\n");
  }

  private String overTls(int port, String more) {
    return "[bartos]\nprefix = \"wss\"\nhost = \"127.0.0.1\"\nport = %d\n".formatted(port)
        + "api_key = \"open-sesame\"\nca_cert = \"%s\"\n".formatted(home.resolve("bartos-ca.pem"))
        + more;
  }

  private String certificate() {
    return "client_cert = \"%s\"\nclient_key = \"%s\"\n"
        .formatted(home.resolve("vader.pem"), home.resolve("vader.key"));
  }

  private String tls(int port) {
    return """
        [actix.tls]
        ip = "127.0.0.1"
        port = %d
        cert_file_path = "%s"
        key_file_path = "%s"
        client_ca_cert = "%s"
        bind_worker_name = true
        """
        .formatted(
            port,
            home.resolve("bartos.pem"),
            home.resolve("bartos.key"),
            home.resolve("bartos-ca.pem"));
  }

  private static String keys(KeyPair pair) {
    return "signing_key = \"%s\"\nhmac_key = \"shared secret\"\napi_key = \"open-sesame\"\n"
        .formatted(PublishedPrograms.last32(pair.getPrivate().getEncoded()));
  }

  private static String workerKeys(KeyPair pair, String hmacKey) {
    return "server_public_key = \"%s\"\nhmac_key = \"%s\"\n"
        .formatted(PublishedPrograms.last32(pair.getPublic().getEncoded()), hmacKey);
  }
}
