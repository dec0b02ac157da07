package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every command against a real server, in each of its forms: on terminals of 80 and 200 columns, in
 * a pipe, and as JSON.
 */
class CommandFormsIT {
  private static final Path SCHEMAS = Path.of("../docs/schemas");
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "tick", on_calendar = "*-*-* *:*:*", cmds = ["echo tick; echo oops >&2"] },
        { name = "seven", on_calendar = "*-*-* *:*:0/2", cmds = ["echo lucky; exit 7"] },
        { name = "夜間バックアップ", on_calendar = "Mon..Fri *-*-1..7,15 0/4:R:R Europe/Berlin", \
      cmds = ["tar --create --gzip --file /dev/null /etc/hostname --label 'a rather long command' || true"] },
        { name = "upgrade", on_calendar = "2100-01-01", cmds = ["echo Upgrading:; echo '  bash'; \
      echo; echo 'Unpacking bash (5.2-2) over (5.2-1) ...'"] },
      ]
      [schedules.luke]
      schedules = [ { name = "hourly", on_calendar = "hourly", cmds = ["true"] } ]
      """;

  /** What a person would type, a command a line; RUN is the id of one that has failed. */
  static final List<String> COMMANDS =
      """
      info
      doctor
      clients
      clients --versions
      worker show vader
      worker show luke
      worker retire luke
      worker replace luke
      schedules
      schedules vader/tick
      runs
      runs vader/seven --state failed --since 1h -n 3
      run show RUN
      run now vader/夜間バックアップ
      run now vader/夜間バックアップ --wait
      output RUN
      output RUN --timestamps --stdout --tail 1
      tail -n 5
      tail --stderr -s tick -n 2 --timestamps
      watch -n 1
      watch -n 2 -i 0.1
      list -n vader
      list -n vader -c seven
      cmd seven
      failed
      updates -n vader -u apt
      updates -n vader -u garuda
      updates -n vader -u pacman
      updates -n vader -u cachyos
      query -q "SELECT state, COUNT(*) AS runs, MAX(finished) AS newest FROM run GROUP BY state"
      reload
      reload --dry-run
      reload --dry-run BARTOS_TOML
      cleanup --older-than 7d
      cleanup --dry-run
      config show
      config check
      config check BARTOS_TOML
      calendar -n 2 daily
      calendar --lint BARTOS_TOML
      keys generate
      certs init --force --dir PKI
      certs server --force localhost --dir PKI
      certs worker --force vader --dir PKI
      certs show PKI/bartos.pem
      """
          .lines()
          .toList();

  @TempDir private static Path temp;
  private static Installation installation;
  private static String failedRun;

  @BeforeAll
  static void start() throws Exception {
    installation = Installation.start(temp, SCHEDULES);
    installation.startWorker("vader");
    Files.createDirectories(temp.resolve("pki"));
    assertThat(installation.cli("run", "now", "vader/upgrade", "--wait").exitCode()).isZero();
    installation.awaitNumber(
        "SELECT COUNT(*) FROM run WHERE state = 'FAILED'", 3, Duration.ofMinutes(1));
    failedRun = installation.texts("SELECT run_id FROM run WHERE state = 'FAILED'").get(0);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  private static List<String> words(String line) {
    return Installation.words(line).stream()
        .map(
            word ->
                word.replace("RUN", failedRun)
                    .replace("BARTOS_TOML", temp.resolve("bartos.toml").toString())
                    .replace("PKI", temp.resolve("pki").toString()))
        .toList();
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void onATerminal_eachLineFits(String command) throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "there is no script of util-linux here");
    for (int columns : new int[] {80, 200}) {
      Installation.Answer answer = installation.cliOnTerminal(columns, words(command));
      assertThat(answer.exitCode()).as(answer.output()).isZero();
      List<String> lines =
          answer
              .output()
              .replaceAll("\u001B\\[[0-9;?]*[A-Za-z]", "")
              .replace("\r", "")
              .lines()
              .toList();
      assertThat(lines).isNotEmpty();
      if (!isForFiles(command)) {
        assertThat(lines).allSatisfy(line -> assertThat(width(line)).isLessThanOrEqualTo(columns));
      }
    }
  }

  /** What a file, or another program's command line, is to have as it is. */
  private static boolean isForFiles(String command) {
    return command.matches("(keys|certs|config check|calendar --lint).*");
  }

  private static int width(String line) {
    return line.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void inAPipe_itIsPlain(String command) throws Exception {
    Installation.Answer answer = installation.cli(words(command));
    assertThat(answer.exitCode()).as(answer.output()).isZero();
    assertThat(answer.output()).isNotBlank().doesNotContain("\u001B", "\r", "Exception");
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void asJson_eachObjectIsAsItsSchemaSays(String command) throws Exception {
    Installation.Answer answer = installation.cli(words(command + " --json"));
    assertThat(answer.exitCode()).as(answer.output()).isZero();
    List<String> objects = answer.output().lines().filter(line -> line.startsWith("{")).toList();
    if (!command.matches("updates .*(garuda|pacman|cachyos)|calendar --lint.*")) {
      assertThat(objects).as(answer.output()).isNotEmpty();
    }
    for (String object : objects) {
      JsonObject read = object(object);
      if (!command.startsWith("query")) {
        assertMatches(command.equals("info") ? "info" : read.getString("kind"), object);
      }
    }
  }

  private static JsonObject object(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  private static void assertMatches(String kind, String object) throws IOException {
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMAS.resolve(kind + ".json")), config);
    assertThat(schema.validate(object, InputFormat.JSON)).as(object).isEmpty();
  }
}
