package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.launcher.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our worker and command line under the published barto 1.5 server. Off unless {@code
 * interop.programs} names the folder that the published programs are in.
 */
@EnabledIfSystemProperty(named = "interop.programs", matches = ".+")
class OursUnderThePublishedServerIT {
  /** The published worker reports once a minute. */
  private static final Duration LIMIT = Duration.ofSeconds(150);

  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "seven", on_calendar = "*,*,* *:*:0/5", cmds = ["echo out; echo err >&2; exit 7"] },
        { name = "two", on_calendar = "*,*,* *:*:0/5", cmds = ["echo one", "echo two"] },
        { name = "random", on_calendar = "*,*,* *:*:R", cmds = ["echo drawn"] },
        { name = "long", on_calendar = "*,*,* *:*:0/15", cmds = ["head -c 200000 /dev/zero | tr '\\\\0' x"] },
        { name = "apt", on_calendar = "*,*,* *:*:0/5", cmds = ["echo 'The following packages will be upgraded:'; echo '  bash openssl'"] },
      ]
      """;

  @TempDir private Path home;

  @Test
  void ours_workUnderThePublishedServer() throws Exception {
    PublishedPrograms programs = PublishedPrograms.given();
    try (PublishedServer server = PublishedServer.start(home, programs, "", SCHEDULES);
        RunningProgram worker = worker("", server.address(""))) {
      worker.awaitOutput("with version 1", LIMIT);
      everyCommandAnswers(server.address(""));
      worker.awaitOutput("asks to clean up", LIMIT);
    }
  }

  @Test
  void ours_workUnderThePublishedServerWithAllItsKeys() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String keys =
        "signing_key = \"%s\"\nhmac_key = \"shared secret\"\napi_key = \"open-sesame\"\n"
            .formatted(PublishedPrograms.last32(pair.getPrivate().getEncoded()));
    String workerKeys =
        workerKeys(PublishedPrograms.last32(pair.getPublic().getEncoded()), "shared secret");
    PublishedPrograms programs = PublishedPrograms.given();
    try (PublishedServer server = PublishedServer.start(home, programs, keys, SCHEDULES);
        RunningProgram worker = worker(workerKeys, server.address("open-sesame"))) {
      worker.awaitOutput("with version 1", LIMIT);
      everyCommandAnswers(server.address("open-sesame"));
      worker.awaitOutput("asks to clean up", LIMIT);
      assertThat(worker.output()).doesNotContain("dropped");
      assertThat(cli(server.address("wrong"), "clients").exitCode()).isEqualTo(77);
    }
  }

  @Test
  void ours_takeNothingThatIsNotSignedForThem() throws Exception {
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String workerKeys =
        workerKeys(PublishedPrograms.last32(other.getPublic().getEncoded()), "another secret");
    PublishedPrograms programs = PublishedPrograms.given();
    try (PublishedServer server = PublishedServer.start(home, programs, "", SCHEDULES);
        RunningProgram worker = worker(workerKeys, server.address(""))) {
      worker.awaitOutput("dropped a message", LIMIT);
      assertThat(worker.output()).doesNotContain("by itself").doesNotContain("started");
    }
  }

  @Test
  void thePublishedServer_startsOnADatabaseThatWasGivenBack() throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("db"));
    PublishedDatabase.make(database.access());
    PublishedDatabase.execute(database.access(), MovingOverIT.ROWS);
    String mariadb = PublishedDatabase.table(database.access());
    Installation.start(home.resolve("ours"), mariadb).close();
    MovingOverIT.goBack(database.access());
    PublishedPrograms programs = PublishedPrograms.given();
    try (PublishedServer server =
        PublishedServer.startOn(database, home, programs, "", SCHEDULES)) {
      contains(server.address(""), List.of("list", "-n", "vader", "-c", "backup"), "old k");
      contains(server.address(""), List.of("failed"), "old failure");
    }
  }

  private void everyCommandAnswers(String address) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> cli(address, "cmd", "random").output().contains("drawn"));
    contains(address, List.of("list", "-n", "vader"), "apt", "seven", "two");
    contains(address, List.of("list", "-n", "vader", "-c", "two"), "one", "two");
    contains(address, List.of("failed"), "seven", "out", "err", "7");
    contains(address, List.of("clients"), "vader", "127.0.0.1");
    contains(address, List.of("info"), "build");
    contains(address, List.of("info", "--json"), "{");
    contains(address, List.of("updates", "-n", "vader", "-u", "apt"), "bash", "openssl");
    contains(address, List.of("query", "-q", "SELECT cmd_name FROM output LIMIT 2"), "cmd_name");
    contains(address, List.of("cleanup"), "told 1 worker");
  }

  private void contains(String address, List<String> command, String... texts) {
    Installation.Answer answer = cli(address, command.toArray(new String[0]));
    assertThat(answer.exitCode()).as("%s: %s", command, answer.output()).isZero();
    assertThat(answer.output()).contains(texts);
  }

  private Installation.Answer cli(String address, String... command) {
    try {
      Path config = home.resolve("our-cli.toml");
      Files.writeString(config, "name = \"test\"\n" + address);
      var all = new ArrayList<>(List.of("-c", config.toString()));
      all.addAll(List.of(command));
      try (RunningProgram cli =
          RunningProgram.start(home.resolve("cli"), Map.of(), "barto-cli", all)) {
        int exitCode = cli.awaitExit(Duration.ofSeconds(60));
        return new Installation.Answer(exitCode, cli.output());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private RunningProgram worker(String keys, String address) throws IOException {
    Path workerHome = home.resolve("worker");
    Files.createDirectories(workerHome);
    Path config = workerHome.resolve("bartoc.toml");
    Files.writeString(config, "name = \"vader\"\nretry_count = 10\n" + keys + address);
    return RunningProgram.start(
        workerHome, Map.of("SHELL", "/bin/sh"), "bartoc", List.of("-e", "-c", config.toString()));
  }

  private static String workerKeys(String publicKey, String hmacKey) {
    return "server_public_key = \"" + publicKey + "\"\nhmac_key = \"" + hmacKey + "\"\n";
  }
}
