package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command against a real server, in each of its forms: on terminals of 80 and 200 columns, in
 * a pipe, as JSON and as CSV.
 */
class CommandFormsIT {
  private static final Path SCHEMAS = Path.of("../docs/schemas");
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  /** One field of CSV, with what ends it. */
  private static final Pattern CSV_FIELD = Pattern.compile("(\"([^\"]|\"\")*\"|[^,\"\r]*)(,|\r\n)");

  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "tick", on_calendar = "*-*-* *:*:*", cmds = ["echo tick, \\"tock\\"; echo oops >&2"] },
        { name = "seven", on_calendar = "*-*-* *:*:0/2", cmds = ["echo lucky; exit 7"] },
        { name = "夜間バックアップ", on_calendar = "Mon..Fri *-*-1..7,15 0/4:R:R Europe/Berlin", \
      cmds = ["tar --create --file /dev/null /etc/hostname --label 'a rather long command' || true", "true"] },
        { name = "upgrade", on_calendar = "2100-01-01", cmds = ["echo Upgrading:; echo '  bash'; \
      echo; echo 'Unpacking bash (5.2-2) over (5.2-1) ...'"] },
        { name = "pacman", on_calendar = "2100-01-01", cmds = ["cat pacman.txt"] },
      ]
      [schedules.luke]
      schedules = [ { name = "hourly", on_calendar = "hourly", cmds = ["true"] } ]
      """;

  /** What pacman writes with VerbosePkgLists. */
  private static final String PACMAN =
      """
      :: Starting full system upgrade...
      resolving dependencies...
      looking for conflicting packages...

      Package (2)             Old Version  New Version  Net Change  Download Size

      core/bash               5.2.015-1    5.2.026-1      0.02 MiB       1.74 MiB
      extra/fontconfig        2:2.14.2-1   2:2.15.0-1     0.01 MiB       0.33 MiB

      Total Download Size:   2.07 MiB
      Total Installed Size:  9.61 MiB
      Net Upgrade Size:      0.03 MiB

      :: Proceed with installation? [Y/n]
      """;

  /**
   * What a person would type, a command a line, and the kinds of object that it has as JSON: all
   * that a run of it may have, the first of them at least once; none: whatever there is. RUN is the
   * id of a run that has failed.
   */
  static final List<String> COMMANDS =
      """
      info | info
      doctor | check
      clients | client absent_client
      clients --versions | client_version
      worker show vader | worker run due_fire absence
      worker show luke | worker run due_fire absence unfired_fires
      worker replace luke | confirmation
      schedules | schedule
      schedules vader/tick | schedule
      runs | run
      runs vader/seven --state failed --since 1h -n 3 --utc | run
      runs --command tar --until 2199-01-01 | run
      run show RUN | run_detail
      run now vader/夜間バックアップ | run_started
      run now vader/夜間バックアップ --wait | run_started output_line run_ended
      output RUN | output_line
      output RUN -f --regexp l.cky | output_line
      output RUN --timestamps --stdout --tail 1 | output_line
      tail -n 5 | output_line
      tail RUN | output_line
      tail --run RUN --grep lucky | output_line
      tail --stderr -s tick -n 2 --timestamps | output_line
      watch -n 1 | overview
      watch -n 2 -i 0.1 | overview
      list -n vader | command_name
      list -n vader -c seven | recorded_line
      cmd seven | recorded_line
      failed | recorded_line
      updates -n vader -u apt | package_update update_total
      updates -n vader -u garuda | package_update update_total
      updates -n vader -u pacman | package_update update_total
      updates -n vader -u cachyos | package_update update_total
      query -q "SELECT state, COUNT(*) AS runs, MAX(finished) AS newest FROM run GROUP BY state" |
      query --vertical -q "SELECT id, data FROM output ORDER BY id LIMIT 3" |
      reload | reload
      reload --dry-run | reload
      reload --dry-run EDITED | reload schedule_change fire_appears fire_vanishes
      cleanup --older-than 7d | cleanup_report
      cleanup --dry-run | cleanup_report
      config show | setting
      config check BARTOS_TOML | config_check
      calendar -n 2 daily | calendar
      calendar --lint CROWDED | finding
      """
          .lines()
          .toList();

  /** What reads and writes files alone, and shows them as they are. */
  static final List<String> OF_FILES =
      """
      keys generate | signing_key hmac_key api_key
      keys generate --out KEYS | signing_key hmac_key api_key
      keys public SEED | public_key
      certs init --force --dir PKI | certificate_files
      certs server --force localhost --dir PKI | certificate_files
      certs worker --force vader --dir PKI | certificate_files
      certs show PKI/bartos.pem | certificate
      """
          .lines()
          .toList();

  /** What is a table, and so CSV too. */
  static final List<String> TABLES =
      List.of(
          "info",
          "clients",
          "schedules",
          "runs",
          "run show RUN",
          "output RUN",
          "tail",
          "failed",
          "list -n vader -c tick",
          "cmd tick",
          "updates -n vader -u pacman",
          "worker show vader",
          "query -q \"SELECT * FROM run LIMIT 3\"",
          "watch -n 1",
          "reload --dry-run EDITED",
          "cleanup --dry-run",
          "doctor",
          "config show",
          "calendar daily",
          "run now vader/夜間バックアップ --wait");

  @TempDir private static Path temp;
  private static Installation installation;
  private static String failedRun;

  static Stream<String> all() {
    return Stream.concat(COMMANDS.stream(), OF_FILES.stream());
  }

  @BeforeAll
  static void start() throws Exception {
    installation = Installation.start(temp, SCHEDULES);
    installation.startWorker("luke").close();
    installation.startWorker("vader");
    Files.writeString(temp.resolve("worker-vader/pacman.txt"), PACMAN);
    Files.createDirectories(temp.resolve("pki"));
    Files.writeString(temp.resolve("seed"), "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\n");
    Files.setPosixFilePermissions(
        temp.resolve("seed"), PosixFilePermissions.fromString("rw-------"));
    String server = Files.readString(temp.resolve("bartos.toml"));
    Files.writeString(temp.resolve("edited.toml"), server.replace("*:*:0/2", "*:*:0/3"));
    Files.writeString(
        temp.resolve("crowded.toml"), server.replace("\"hourly\"", "\"*-02-30 00:00:00\""));
    for (String schedule : List.of("vader/upgrade", "vader/pacman", "vader/夜間バックアップ")) {
      assertThat(installation.cli("run", "now", schedule, "--wait").exitCode()).isZero();
    }
    installation.awaitNumber(
        "SELECT COUNT(*) FROM run WHERE state = 'FAILED'", 3, Duration.ofMinutes(1));
    failedRun = installation.texts("SELECT run_id FROM run WHERE state = 'FAILED'").get(0);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  private static List<String> words(String line) {
    String command = line.replaceFirst(" \\|[^|]*$", "");
    return Installation.words(command).stream()
        .map(
            word ->
                word.replace("RUN", failedRun)
                    .replace("BARTOS_TOML", temp.resolve("bartos.toml").toString())
                    .replace("EDITED", temp.resolve("edited.toml").toString())
                    .replace("CROWDED", temp.resolve("crowded.toml").toString())
                    .replace("SEED", temp.resolve("seed").toString())
                    .replace("KEYS", temp.resolve("keys" + System.nanoTime()).toString())
                    .replace("PKI", temp.resolve("pki").toString()))
        .toList();
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void onATerminal_eachLineFits(String line) throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "there is no script of util-linux here");
    for (int columns : new int[] {80, 200}) {
      Installation.Answer answer = installation.cliOnTerminal(columns, words(line));
      assertThat(answer.exitCode()).as(answer.output()).isIn(expectedExitCodes(line));
      List<String> lines =
          answer
              .output()
              .replaceAll("\u001B\\[[0-9;?]*[A-Za-z]", "")
              .replace("\r", "")
              .lines()
              .toList();
      assertThat(lines).isNotEmpty();
      assertThat(lines).allSatisfy(one -> assertThat(width(one)).isLessThanOrEqualTo(columns));
      assertThat(answer.output()).doesNotContain("Exception");
      if (line.matches("(schedules|clients|runs|failed|cmd|updates|watch|config show|doctor).*")) {
        assertThat(answer.output()).as("colours").contains("\u001B[");
      }
    }
  }

  private static int width(String line) {
    return line.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
  }

  /** Who looks for what is wrong fails where something is. */
  private static List<Integer> expectedExitCodes(String line) {
    return line.startsWith("calendar --lint") ? List.of(1) : List.of(0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void inAPipe_itIsPlain(String line) throws Exception {
    Installation.Answer answer = installation.cli(words(line));
    assertThat(answer.exitCode()).as(answer.output()).isIn(expectedExitCodes(line));
    assertThat(answer.output()).isNotBlank().doesNotContain("\u001B", "\r", "Exception");
  }

  @ParameterizedTest
  @MethodSource("all")
  void asJson_eachLineIsAnObjectAsItsSchemaSays(String line) throws Exception {
    List<String> kinds =
        Stream.of(line.replaceFirst(".*\\|", "").strip().split(" ", -1))
            .filter(kind -> !kind.isEmpty())
            .toList();
    try (PipedProgram cli = installation.beginPiped(words(line), "--json")) {
      List<String> objects = cli.lines();
      assertThat(cli.awaitExit()).as(cli.errors()).isIn(expectedExitCodes(line));
      assertThat(objects).as(cli.errors()).isNotEmpty();
      for (String object : objects) {
        JsonObject read = object(object);
        if (kinds.isEmpty()) {
          assertThat(read.values()).extracting(JsonValue::getValueType).isNotEmpty();
        } else {
          String kind = line.startsWith("info") ? "info" : read.getString("kind");
          assertThat(kinds).as(object).contains(kind);
          assertMatches(kind, object);
        }
      }
      if (!kinds.isEmpty() && !line.startsWith("info")) {
        assertThat(objects)
            .extracting(object -> object(object).getString("kind"))
            .contains(kinds.get(0));
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

  @ParameterizedTest
  @FieldSource("TABLES")
  void asCsv_eachRecordHasAsManyFieldsAsTheHead(String line) throws Exception {
    try (PipedProgram cli = installation.beginPiped(words(line), "--csv")) {
      String csv = cli.text();
      assertThat(cli.awaitExit()).as(cli.errors()).isZero();
      assertThat(csv.split("\r\n", -1)[0]).matches("[a-z_0-9]+(,[a-z_0-9]+)*");
      List<Integer> records = records(csv);
      assertThat(records).hasSizeGreaterThan(1).allMatch(records.get(0)::equals);
    }
  }

  /** How many fields each record has. */
  private static List<Integer> records(String csv) {
    var matcher = CSV_FIELD.matcher(csv);
    var records = new ArrayList<Integer>();
    int fields = 0;
    int end = 0;
    while (end < csv.length() && matcher.find(end)) {
      assertThat(matcher.start()).as(csv.substring(end)).isEqualTo(end);
      end = matcher.end();
      fields++;
      if (matcher.group(3).equals("\r\n")) {
        records.add(fields);
        fields = 0;
      }
    }
    assertThat(end).as(csv).isEqualTo(csv.length());
    return records;
  }
}
