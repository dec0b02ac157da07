package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.UpdateKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer as JSON, held against the schema in {@code docs/schemas}, and as CSV. */
class FormsTest {
  private static final Path SCHEMAS = Path.of("../docs/schemas");

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {"runs", "schedules", "clients", "failed", "cmd tick", "updates -n vader -u apt"})
  void csv_ofAnEmptyList_isItsHead(String command) throws IOException {
    CliRun run = CliRun.answered(home, command + " --csv", new ServerToCli.Done(0));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).matches("[a-z_0-9]+(,[a-z_0-9]+)+\r\n");
  }

  @Test
  void csv_ofAQueryWithoutRows_isItsHead() throws IOException {
    CliRun run =
        CliRun.answered(
            home,
            "query --csv -q x",
            new ServerToCli.Rows(List.of("id", "a,b"), List.of()),
            new ServerToCli.Done(0));
    assertThat(run.out()).isEqualTo("id,\"a,b\"\r\n");
    assertThat(run.err()).contains("the query found no rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          schedules | schedule schedule
          runs --limit 0 | run run run
          run show fbc54bd3 | run_detail sibling_run output_gap
          run now vader/backup | run_started
          run now vader/backup --wait | run_started output_line output_line output_line run_ended
          output fbc54bd3 | output_line output_line output_line
          tail -n 5 | output_line output_line output_line
          tail -f vader/backup | output_line output_line output_line
          clients | client absent_client dropped_messages
          clients --versions | client_version
          worker show vader | worker run due_fire dropped_messages absence unfired_fires
          worker retire vader | confirmation
          worker replace vader | confirmation
          list -n vader | command_name
          list -n vader -c backup | recorded_line
          cmd backup | recorded_line
          failed | recorded_line
          updates -n vader -u apt | package_update package_update update_total
          reload --dry-run | reload schedule_change fire_appears fire_vanishes
          cleanup --older-than 7d --dry-run | cleanup_report
          doctor | check check check check check check check check check check check check check
          watch -n 2 -i 0.1 | overview overview
          config show | setting setting setting setting
          config check | config_check
          config check --program bartos | config_problem config_check
          """)
  void json_isAnObjectALine_asItsSchemaSays(String command, String kinds) throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun run = CliRun.against(server.port(), home, false, (command + " --json").split(" ", -1));
      List<JsonObject> objects = run.lines().stream().map(FormsTest::object).toList();
      assertThat(objects)
          .as(run.err())
          .extracting(one -> one.getString("kind"))
          .startsWith(kinds.split(" ", -1));
      run.lines().forEach(line -> validate(object(line).getString("kind"), line));
    }
  }

  @ParameterizedTest
  @CsvSource({"GARUDA, garuda_package", "PACMAN, package package_total", "APT, package"})
  void json_ofUpdatesThatVersion1Tells_hasItsSchemas(UpdateKind kind, String kinds)
      throws IOException {
    CliRun run =
        CliRun.answered(
            home,
            "updates -n vader -u apt --json",
            new ServerToCli.Updates(Samples.found(kind)),
            new ServerToCli.Done(1));
    validateAll(run, kinds);
  }

  @Test
  void json_ofACleanupByVersion1_hasItsSchema() throws IOException {
    var old = new ServerToCli.Cleanup(3, 2, 1);
    CliRun run = CliRun.answered(home, "cleanup --json", old, new ServerToCli.Done(1));
    validateAll(run, "cleanup");
  }

  @Test
  void json_ofKeys_hasItsSchemas_inFilesToo() {
    Path folder = home.resolve("keys");
    validateAll(run("keys generate"), "signing_key hmac_key api_key");
    validateAll(run("keys generate --out " + folder), "signing_key hmac_key api_key");
    validateAll(run("keys public " + folder.resolve("signing.key")), "public_key");
  }

  @Test
  void json_ofCertificates_hasItsSchemas() {
    String folder = " --dir " + home;
    validateAll(run("certs init" + folder), "certificate_files");
    validateAll(run("certs server bartos.example.com" + folder), "certificate_files");
    validateAll(run("certs show " + home.resolve("bartos.pem")), "certificate");
  }

  @Test
  void json_ofEachFindingOfALint_hasItsSchema() throws IOException {
    var schedules = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      schedules.append(
          "  { name = \"herd-" + i + "\", on_calendar = \"daily\", cmds = [\"true\"] },\n");
    }
    Path file =
        Files.writeString(
            home.resolve("bartos.toml"),
            """
            [actix]
            workers = 1
            ip = "127.0.0.1"
            port = 20000
            [tracing.stdout]
            [tracing.file]
            [tracing.file.layer]
            [schedules.vader]
            schedules = [
              { name = "past", on_calendar = "2020-01-01", cmds = ["true"] },
              { name = "gap", on_calendar = "02:30 Europe/Berlin", cmds = ["true"] },
            """
                + schedules
                + "]\n");
    CliRun run = run("calendar --lint " + file);
    validateAll(run, "finding finding finding");
    assertThat(run.lines())
        .extracting(line -> object(line).getString("finding"))
        .containsExactly("never", "gap", "herd");
  }

  private CliRun run(String command) {
    return CliRun.of(home, false, (command + " --json").split(" ", -1));
  }

  private static void validateAll(CliRun run, String kinds) {
    assertThat(run.lines())
        .as(run.err())
        .extracting(line -> object(line).getString("kind"))
        .containsExactly(kinds.split(" ", -1));
    run.lines().forEach(line -> validate(object(line).getString("kind"), line));
  }

  private static JsonObject object(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  private static void validate(String kind, String line) {
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    try {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(Files.readString(SCHEMAS.resolve(kind + ".json")), config);
      assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
    } catch (IOException e) {
      throw new AssertionError("no schema of " + kind, e);
    }
  }

  @ParameterizedTest
  @CsvSource({"calendar daily, calendar", "calendar nonsense, calendar"})
  void json_ofTheCalendar_hasASchemaToo(String command, String schema) throws IOException {
    CliRun run = CliRun.of(home, false, (command + " --json").split(" ", -1));
    assertThat(run.lines()).isNotEmpty().allSatisfy(line -> validate(schema, line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runs | id,worker,schedule,command_index,state | ,"tar cz /home, all of it ""now""\",
          schedules | worker,schedule,expression | vader,nightly backup,Mon..Fri 07:30
          list -n vader -c x | time,exit_code,success,line | ,0,true,"hi, ""you""\"
          query -q x | n | 4711
          info | category,label,value | barto,Version,2
          watch -n 1 | time,version,generation,schedules,workers_connected,workers_away | ,3,2,1,1,
          config check | source,line,column,key,message | message
          cleanup | dry_run,output_before | false,2026-11-23T11:58:00Z
          calendar -n 1 daily | expression,normalized | daily,*-*-* 00:00:00,2026-11-24T00:00:00Z
          """)
  void csv_hasAHeadAndLinesAsTheRfcSays(String command, String head, String line)
      throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun run = CliRun.against(server.port(), home, false, (command + " --csv").split(" ", -1));
      assertThat(run.out().split("\r\n", -1)[0]).startsWith(head);
      assertThat(run.out()).contains(line).doesNotContain("\n\n").endsWith("\r\n");
      assertThat(run.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients", "worker show vader"})
  void csv_saysHowMuchOfOtherKindsThereIs(String command) throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun run = CliRun.against(server.port(), home, false, (command + " --csv").split(" ", -1));
      assertThat(run.err()).contains("of other kinds left out; --json has them");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedules",
        "runs",
        "run show fbc5",
        "clients",
        "worker show vader",
        "failed",
        "doctor",
        "watch -n 1",
        "updates -n a -u garuda",
        "reload",
        "cleanup",
        "config show",
        "cmd backup"
      })
  void table_fitsATerminalOf80Columns_andIsPlainInAPipe(String command) throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun narrow = CliRun.against(server.port(), home, true, command.split(" ", -1));
      boolean lines = command.matches("doctor|reload|cleanup|run show.*|worker show.*");
      if (!lines) {
        assertThat(narrow.lines())
            .allSatisfy(
                line -> assertThat(line.replaceAll("\u001B\\[[0-9;]*m", "")).hasSizeLessThan(81));
      }
      CliRun plain = CliRun.against(server.port(), home, false, command.split(" ", -1));
      assertThat(plain.out()).isNotEmpty().doesNotContain("\u001B");
    }
  }
}
