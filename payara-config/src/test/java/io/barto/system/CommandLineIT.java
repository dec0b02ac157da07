package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command that asks the server, against a real one with a worker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineIT {
  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "tick", on_calendar = "*-*-* *:*:*", cmds = ["echo tick; echo oops >&2"] },
        { name = "seven", on_calendar = "*-*-* *:*:0/5", cmds = ["echo lucky; exit 7"] },
        { name = "slow", on_calendar = "2100-01-01", cmds = ["echo begun; sleep 15"] },
        { name = "never", on_calendar = "2100-01-01", cmds = ["echo a person asked; exit 4"] },
        { name = "silent", on_calendar = "2100-01-01", cmds = ["true"] },
        { name = "upgrade", on_calendar = "2100-01-01", cmds = ["echo Upgrading:; echo '  bash'; \
      echo; echo 'Unpacking bash (5.2-2) over (5.2-1) ...'"] },
      ]
      """;

  @TempDir private static Path temp;
  private static Installation installation;

  @BeforeAll
  static void start() throws IOException {
    installation = Installation.start(temp, SCHEDULES);
    RunningProgram worker = installation.startWorker("vader");
    assertThat(worker.isAlive()).isTrue();
    installation.awaitNumber(
        "SELECT COUNT(*) FROM run WHERE state = 'FAILED'", 1, Duration.ofMinutes(1));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          schedules | every second | seven
          schedules vader/tick --json | "kind":"schedule" | "last_state":
          runs -n 5 | tick | STATE
          runs vader/seven --state failed --since 1h --csv | ,vader,seven,0,failed,7, | id,worker
          tail vader/tick -n 4 | vader/tick  tick | oops
          tail --stderr -s tick -n 2 --json | "stream":"stderr" | "text":"oops"
          clients | vader | 127.0.0.1
          clients --versions | vader | 2.0.0
          worker show vader | connected | sound
          worker show vader --json | "kind":"worker" | "kind":"due_fire"
          watch -n 1 | Due next | Last failures
          watch -n 2 -i 0.1 --json | "kind":"overview" | "connected":["vader"]
          list -n vader | seven | tick
          list -n vader -c seven | lucky | 7
          cmd seven | vader | lucky
          failed | seven | lucky
          query -q "SELECT 4711 AS n" | n | 4711
          reload --dry-run | as before | generation
          cleanup --dry-run | Dry run | yes
          cleanup --older-than 7d --json | "kind":"cleanup_report" | "dry_run":false
          doctor | database: | versions:
          info | Version | open to whoever reaches it
          list -n vader -c never | no runs of never | on vader
          query -q "SELECT 1 AS n, 2 AS n" | n | 2
          __names targets | vader/never | vader/tick
          """)
  void aCommand_answers(String command, String one, String other) throws Exception {
    Installation.Answer answer = installation.cli(Installation.words(command));
    assertThat(answer.output()).contains(one, other);
    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  @Test
  @Order(2)
  void updates_sayWhichRunHasUpdatedWhat_andWhatIsSilentHasATime() throws Exception {
    for (String schedule : List.of("vader/upgrade", "vader/silent")) {
      assertThat(installation.cli("run", "now", schedule, "--wait").exitCode()).isZero();
    }
    String year = String.valueOf(Year.now(ZoneOffset.UTC));
    Installation.Answer updates = installation.cli("updates", "-n", "vader", "-u", "apt");
    assertThat(updates.output())
        .containsPattern(year + "-.*bash +5\\.2-1 +5\\.2-2")
        .contains("1 update");
    Installation.Answer json = installation.cli("updates", "-n", "vader", "-u", "apt", "--json");
    assertThat(json.output())
        .contains("\"kind\":\"package_update\"", "\"schedule\":\"upgrade\"")
        .contains("\"old_version\":\"5.2-1\",\"new_version\":\"5.2-2\"")
        .contains("\"kind\":\"update_total\"");
    assertThat(installation.cli("list", "-n", "vader", "-c", "silent").output())
        .containsPattern(year + "-.*\\(no output\\)");
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          worker show vadr | no worker `vadr`; did you mean `vader`?
          runs -w vadr | no worker `vadr`; did you mean `vader`?
          schedules vader/tik | did you mean `vader/tick`?
          run now vader/nevr | did you mean `vader/never`?
          run now vader/nope | no schedule `vader/nope`; there are
          list -n vadr -c x | no worker `vadr`; did you mean `vader`?
          list -n vadr | no worker `vadr`; did you mean `vader`?
          list -n vader -c sevn | no command `vader/sevn`; did you mean `vader/seven`?
          cmd NOPE | no command `NOPE`
          tail nope | no worker `nope`
          tail tick | did you mean `vader/tick`?
          updates -n vadr -u apt | did you mean `vader`?
          worker retire vadr | no worker `vadr`; did you mean `vader`?
          worker replace vader | is connected
          output 0000ffff | no run's id begins with
          query -q SELEC | SELEC
          """)
  void aMistake_isToldWithItsMend(String command, String mend) throws Exception {
    Installation.Answer answer = installation.cli(command.split(" ", -1));
    assertThat(answer.output()).contains(mend).doesNotContain("Exception in");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void runNow_showsTheOutput_andEndsWithTheExitCode() throws Exception {
    Installation.Answer answer = installation.cli("run", "now", "vader/never", "--wait");
    assertThat(answer.output()).contains("a person asked", "failed with exit code 4");
    assertThat(answer.exitCode()).isEqualTo(4);
    Matcher id = Pattern.compile("started run ([0-9a-f-]{36})").matcher(answer.output());
    assertThat(id.find()).isTrue();
    String run = id.group(1);
    assertThat(installation.cli("run", "show", run).output()).contains("manual", "a person asked");
    assertThat(installation.cli("output", run, "--timestamps").output()).contains("a person asked");
    assertThat(installation.cli("output", run, "--grep", "nobody").output())
        .contains("no such output");
  }

  @Test
  @Order(4)
  void runNow_asJson_endsWithHowTheRunEnded() throws Exception {
    Installation.Answer answer = installation.cli("run", "now", "vader/never", "--wait", "--json");
    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(answer.output().lines().filter(line -> line.startsWith("{")).toList())
        .last()
        .asString()
        .contains("\"kind\":\"run_ended\"", "\"state\":\"failed\"", "\"exit_code\":4");
  }

  @Test
  @Order(5)
  void aServerThatIsStopped_isSaidToBeSilent() throws Exception {
    installation.server().signal("STOP");
    try {
      Installation.Answer info = installation.cli("--timeout", "2", "info");
      assertThat(info.exitCode()).isEqualTo(69);
      assertThat(info.output())
          .contains("accepted the connection and did not answer within 2 s")
          .doesNotContain("TLS");
    } finally {
      installation.server().signal("CONT");
    }
    assertThat(installation.cli("info").exitCode()).isZero();
  }

  @Test
  @Order(6)
  void theServerKilled_endsWhatFollowsIt_withAClearMessage() throws Exception {
    try (RunningProgram tail = begin("tail", "-f");
        RunningProgram watch = begin("watch");
        RunningProgram run = begin("run", "now", "vader/slow", "--wait")) {
      awaitOutput(tail, "vader/tick");
      awaitOutput(watch, "Due next");
      awaitOutput(run, "begun");
      installation.server().signal("KILL");
      for (RunningProgram lost : List.of(tail, watch, run)) {
        assertThat(lost.awaitExit(Duration.ofSeconds(30))).isEqualTo(69);
        assertThat(lost.output()).contains("ended before the answer did");
      }
      assertThat(run.output()).contains("goes on, on its worker", "barto-cli run show");
    }
    Installation.Answer doctor = installation.cli("doctor");
    assertThat(doctor.exitCode()).isEqualTo(69);
    assertThat(doctor.output())
        .contains("ok           configuration", "FAILED       port", "not checked  database");
  }

  private static RunningProgram begin(String... command) throws IOException {
    return installation.begin(List.of(command));
  }

  private static void awaitOutput(RunningProgram program, String text) {
    await().atMost(Duration.ofSeconds(30)).until(() -> program.output().contains(text));
  }
}
