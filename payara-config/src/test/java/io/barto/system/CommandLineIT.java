package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        { name = "never", on_calendar = "2100-01-01", cmds = ["echo a person asked; exit 4"] },
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
          __names targets | vader/never | vader/tick
          """)
  void aCommand_answers(String command, String one, String other) throws Exception {
    Installation.Answer answer = installation.cli(words(command));
    assertThat(answer.output()).contains(one, other);
    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  private static String[] words(String command) {
    int quote = command.indexOf('"');
    if (quote < 0) {
      return command.split(" ", -1);
    }
    String[] before = command.substring(0, quote).strip().split(" ", -1);
    String[] words = Arrays.copyOf(before, before.length + 1);
    words[before.length] = command.substring(quote + 1, command.length() - 1);
    return words;
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          worker show vadr | no worker `vadr`; did you mean `vader`?
          runs -w vadr | no worker `vadr`; did you mean `vader`?
          schedules vader/tik | did you mean `tick`?
          run now vader/nevr | did you mean `never`?
          run show zz | no run id
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
  void theServerKilled_endsWhatFollowsIt_withAClearMessage() throws Exception {
    Path config = temp.resolve("barto-cli.toml");
    assertThat(Files.exists(config)).isTrue();
    try (RunningProgram tail =
            RunningProgram.start(
                temp.resolve("cli"),
                Map.of(),
                "barto-cli",
                List.of("-c", config.toString(), "tail", "-f"));
        RunningProgram watch =
            RunningProgram.start(
                temp.resolve("cli2"),
                Map.of(),
                "barto-cli",
                List.of("-c", config.toString(), "watch"))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> tail.output().contains("vader/tick"));
      await().atMost(Duration.ofSeconds(30)).until(() -> watch.output().contains("Due next"));
      installation.server().signal("KILL");
      assertThat(tail.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
      assertThat(tail.output()).contains("ended before the answer did");
      assertThat(watch.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
      assertThat(watch.output()).contains("ended before the answer did");
    }
  }
}
