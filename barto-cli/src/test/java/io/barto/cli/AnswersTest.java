package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.program.ExitCode;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.HostInfo;
import io.barto.protocol.ReloadAnswer;
import io.barto.protocol.ReloadAnswer.ChangeKind;
import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.UpdateKind;
import io.barto.protocol.WorkersAnswer;
import io.barto.protocol.WorkersAnswer.AbsentWorker;
import io.barto.protocol.WorkersAnswer.Client;
import io.barto.protocol.WorkersAnswer.ClockOffset;
import io.barto.protocol.WorkersAnswer.DroppedMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each message of an answer, as people see it. */
class AnswersTest {
  private static final String STAMP = "2026-11-23T10:00:00Z";
  private static final OutputItem LINE = new OutputItem(STAMP, "hi", 137, false);

  private static final ServerToCli DONE = new ServerToCli.Done(0);

  @TempDir private Path home;

  private List<String> shown(String command, ServerToCli... messages) throws IOException {
    CliRun run = CliRun.answered(home, command, with(messages));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.lines();
  }

  private static ServerToCli[] with(ServerToCli... messages) {
    ServerToCli[] all = Arrays.copyOf(messages, messages.length + 1);
    all[messages.length] = DONE;
    return all;
  }

  @Test
  void info_isGroupedByCategory() throws IOException {
    assertThat(
            shown(
                "info",
                new ServerToCli.Info(
                    List.of(
                        new Variable("Build", " Timestamp", "now"),
                        new Variable("Build", " Version", "2.0.0"),
                        new Variable("Git", " Branch", "main")))))
        .containsExactly(
            "Build", "  Timestamp  now", "  Version    2.0.0", "Git", "  Branch     main");
  }

  @Test
  void clients_areFollowedByWhatWasDropped() throws IOException {
    assertThat(
            shown(
                "--utc clients",
                new WorkersAnswer.Clients(
                    Map.of(UUID.randomUUID(), new Client("vader", "::1", null))),
                new WorkersAnswer.Dropped(
                    List.of(
                        new DroppedMessages("vader", false, "wrong MAC", 12),
                        new DroppedMessages("vader", true, "not signed", 3)))))
        .containsSubsequence(
            "Dropped messages",
            "WORKER  DROPPED BY  REASON      MESSAGES",
            "vader   server      wrong MAC         12",
            "vader   worker      not signed         3");
  }

  @Test
  void clients_showTheirClocks_andWarnOfThoseThatAreOff() throws IOException {
    var clients = new TreeMap<UUID, Client>();
    clients.put(new UUID(0, 1), new Client("luke", "::1", null));
    clients.put(new UUID(0, 2), new Client("vader", "::1", null));
    assertThat(
            shown(
                "--utc clients",
                new WorkersAnswer.Clocks(
                    List.of(
                        new ClockOffset("luke", 40, false), new ClockOffset("vader", 3_210, true))),
                new WorkersAnswer.Clients(clients)))
        .containsExactly(
            "WORKER  ADDRESS  HOST  SYSTEM  KERNEL  VERSION   CLOCK",
            "luke    ::1      -     -       -       -         0.0 s",
            "vader   ::1      -     -       -       -        +3.2 s",
            "warning: the clock of vader is 3.2 s ahead of the server's; set both by NTP");
  }

  @Test
  void clients_areFollowedByWarnings() throws IOException {
    assertThat(
            shown(
                "--utc clients",
                new WorkersAnswer.Clients(Map.of(new UUID(0, 1), new Client("luke", "::1", null))),
                new ServerToCli.Text("warning: luke: its journal can't be written")))
        .containsExactly(
            "WORKER  ADDRESS  HOST  SYSTEM  KERNEL  VERSION  CLOCK",
            "luke    ::1      -     -       -       -            -",
            "warning: luke: its journal can't be written");
  }

  @Test
  void clients_areFollowedByWhoIsAway() throws IOException {
    assertThat(
            shown(
                "--utc clients",
                new WorkersAnswer.Clients(Map.of()),
                new WorkersAnswer.Absent(
                    List.of(
                        new AbsentWorker(
                            "luke", Instant.parse(STAMP), true, "its connection ended", 12, false),
                        new AbsentWorker(
                            "obi",
                            Instant.parse(STAMP),
                            false,
                            "was never connected",
                            200_000,
                            true)))))
        .containsExactly(
            "Away",
            "WORKER  AWAY SINCE                      FIRES DUE SINCE  WHY",
            "luke    2026-11-23 10:00:00Z (2 h ago)               12  its connection ended",
            "obi     2026-11-23 10:00:00Z (2 h ago)          200000+  was never connected");
  }

  @Test
  void reload_saysWhatHasChanged() throws IOException {
    assertThat(
            shown(
                "--utc reload",
                new ReloadAnswer.ReloadReport(
                    false,
                    13,
                    List.of(
                        new ScheduleChange(ChangeKind.ADDED, "vader", "echo", List.of()),
                        new ScheduleChange(
                            ChangeKind.CHANGED, "luke", "df", List.of("its commands", "more"))),
                    7,
                    new FireDifference(
                        8, true, List.of(new FireTime("vader", "echo", Instant.parse(STAMP)))),
                    new FireDifference(0, false, List.of()),
                    List.of("[actix]"))))
        .containsExactly(
            "reloaded, generation 13:",
            "  added    vader/echo",
            "  changed  luke/df: its commands; more",
            "at least 8 fires of the next 7 days appear, the first:",
            "  2026-11-23 10:00:00Z  vader/echo",
            "0 fires of the next 7 days vanish",
            "changed in the file, too, but only a restart of bartos makes it hold: [actix]");
  }

  @Test
  void reload_ofNothingNew_saysSo() throws IOException {
    var none = new FireDifference(0, false, List.of());
    assertThat(
            shown(
                "--utc reload --dry-run",
                new ReloadAnswer.ReloadReport(true, 13, List.of(), 7, none, none, List.of())))
        .containsExactly("the schedules are as before, generation 13");
  }

  @Test
  void reload_ofAFile_sendsItToBeChecked() throws IOException {
    var none = new FireDifference(0, false, List.of());
    Path file = Files.writeString(home.resolve("new.toml"), "timezone = \"UTC\"\n");
    try (var server =
        ScriptedServer.saying(
            with(new ReloadAnswer.ReloadReport(true, 13, List.of(), 7, none, none, List.of())))) {
      CliRun run =
          CliRun.against(server.port(), home, false, "reload", "--dry-run", file.toString());
      assertThat(run.lines()).containsExactly("the schedules are as before, generation 13");
      assertThat(server.requests)
          .containsExactly(new ServerRequest.CheckReload(file.toString(), "timezone = \"UTC\"\n"));
      assertThat(server.requests.get(0).toString()).doesNotContain("UTC");
    }
  }

  @Test
  void reload_ofAFileThatCantBeSent_saysWhy() throws IOException {
    Path large = Files.writeString(home.resolve("large.toml"), "#".repeat(600_000));
    Path binary = Files.write(home.resolve("binary.toml"), new byte[] {(byte) 0xff});
    Path named = home.resolve("\u00e4".repeat(100) + ".toml");
    Files.writeString(named, "#".repeat((512 << 10) - named.toString().length()));
    for (String[] wrong :
        new String[][] {
          {named.toString(), "what is sent to be checked may have 512 KiB with the file's name"},
          {home.resolve("none.toml").toString(), "there is no such file"},
          {home.toString(), "is a folder"},
          {large.toString(), "has 600000 bytes; what is sent to be checked may have"},
          {binary.toString(), "is not UTF-8"}
        }) {
      CliRun run = CliRun.of(home, false, "reload", "--dry-run", wrong[0]);
      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).startsWith("barto-cli: " + wrong[0]).contains(wrong[1]);
    }
  }

  @Test
  void list_goesOnOverSeveralMessages() throws IOException {
    OutputItem none = new OutputItem(null, null, 0, true);
    OutputItem gap = new OutputItem(null, "9 bytes are lost here", 137, false);
    assertThat(
            shown(
                "--utc list -n vader -c x",
                new ServerToCli.OutputList(List.of(LINE, gap)),
                new ServerToCli.OutputList(List.of(none))))
        .containsExactly(
            "TIME                      EXIT  OUTPUT",
            "2026-11-23 10:00:00.000Z   137  hi",
            "LOST                       137  9 bytes are lost here",
            "-                            0  (no output)");
  }

  @Test
  void cmd_namesTheWorkers() throws IOException {
    assertThat(shown("--utc cmd x", new ServerToCli.Cmd(Map.of("vader", List.of(LINE)))))
        .last()
        .isEqualTo("2026-11-23 10:00:00.000Z  vader    137  hi");
  }

  @Test
  void failed_namesWorkerAndCommand() throws IOException {
    var item = new FailedItem(STAMP, "vader", null, "\u001B[2J", 1, false);
    assertThat(shown("--utc failed", new ServerToCli.Failed(List.of(item))))
        .containsExactly(
            "TIME                      WORKER  COMMAND  EXIT  OUTPUT",
            "2026-11-23 10:00:00.000Z  vader   -           1  ␛[2J");
  }

  @Test
  void rows_tellNullFromEmpty() throws IOException {
    assertThat(
            shown(
                "query -q x",
                new ServerToCli.Rows(
                    List.of("b", "a"), List.of(Arrays.asList("1", null), Arrays.asList("", "2")))))
        .containsExactly("b  a", "1  NULL", "   2");
  }

  @Test
  void query_ofVersion1IsATableToo() throws IOException {
    assertThat(shown("query -q x", new ServerToCli.Query(Map.of(0L, Map.of("id", "1")))))
        .containsExactly("id", "1");
  }

  @Test
  void clients_areSortedByName() throws IOException {
    var info = new HostInfo("Arch Linux", "deathstar", "rolling", "6.12", "2.0.0");
    assertThat(
            shown(
                "--utc clients",
                new WorkersAnswer.Clients(
                    Map.of(
                        new UUID(0, 1), new Client("vader", "10.0.0.7", info),
                        new UUID(0, 2), new Client("luke", "::1", null)))))
        .containsExactly(
            "WORKER  ADDRESS   HOST       SYSTEM              KERNEL  VERSION  CLOCK",
            "luke    ::1       -          -                   -       -            -",
            "vader   10.0.0.7  deathstar  Arch Linux rolling  6.12    2.0.0        -");
  }

  @Test
  void cleanup_isASentence() throws IOException {
    assertThat(shown("cleanup", new ServerToCli.Cleanup(1, 2, 0)))
        .containsExactly("deleted 1 line of output and 2 exit statuses; told 0 workers");
  }

  @Test
  void updates_endInASum() throws IOException {
    var found = new PacmanFound(UpdateKind.PACMAN, 1, List.of("linux-6.12"), 1.5, -0.25, 300);
    assertThat(shown("updates -n vader -u apt", new ServerToCli.Updates(found)))
        .containsExactly(
            "linux-6.12", "1 update: 300.00 MiB to download, 1.50 MiB installed, -0.25 MiB net");
  }

  @Test
  void updates_sayWhenAndInWhichRun() throws IOException {
    var update = new ServerAnswer.PackageUpdate("", "bash", "5.2.15-2", "5.2.15-3", "", "1,491 kB");
    var totals = new ServerAnswer.UpdateTotals(1, 1.4219, null, -0.25);
    var message =
        new ServerAnswer.RunUpdates(Samples.ID, "upgrade", Samples.THEN, List.of(update), totals);
    assertThat(shown("updates -n vader -u apt --width 0", message))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("fbc54bd3", "bash", "5.2.15-2", "1,491 kB"))
        .last()
        .isEqualTo("1 update: 1.42 MiB to download, -0.25 MiB net");
  }

  @Test
  void anEmptyAnswer_isSaidInOneLine() throws IOException {
    CliRun run = CliRun.answered(home, "failed", new ServerToCli.Failed(List.of()), DONE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("barto-cli: no failed runs\n");
  }

  @Test
  void aFailure_isTheServersText_afterWhatHadCome() throws IOException {
    CliRun run =
        CliRun.answered(
            home,
            "list -n vader -c x",
            new ServerToCli.OutputList(List.of(LINE)),
            new ServerToCli.Failure(ErrorCode.NOT_ALLOWED, "viewers may not"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_ALLOWED);
    assertThat(run.err()).isEqualTo("barto-cli: viewers may not\n");
    assertThat(run.out()).contains("hi");
  }

  @Test
  void anAnswerToAnotherQuestion_isNotShown() throws IOException {
    CliRun run = CliRun.answered(home, "failed", new ServerToCli.Text("hello"), DONE);
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("answered with a Text, which was not asked for");
  }
}
