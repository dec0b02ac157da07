package io.barto.cli;

import io.barto.protocol.CliToServer;
import io.barto.protocol.HostInfo;
import io.barto.protocol.OutputAnswer;
import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputKind;
import io.barto.protocol.OutputRequest;
import io.barto.protocol.ReloadAnswer;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.Origin;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.UpdateKind;
import io.barto.protocol.WorkersAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answer to each request. */
final class Samples {
  static final Instant THEN = Instant.parse("2026-11-23T11:58:00Z");
  static final UUID ID = UUID.fromString("fbc54bd3-018e-5bb7-8655-847d52897532");
  private static final UUID ASKED_FOR = UUID.fromString("01a20996-96cf-7000-8d8e-e962ad196e00");

  private Samples() {}

  static ScriptedServer server() throws IOException {
    return new ScriptedServer(
        (request, peer) -> {
          for (ServerToCli message : to(request)) {
            peer.send(message);
          }
          peer.send(new ServerToCli.Done(1));
        });
  }

  static List<ServerToCli> to(CliToServer request) {
    if (request instanceof RunRequest || request instanceof OutputRequest) {
      return aboutRuns(request);
    }
    if (request instanceof ServerRequest) {
      return aboutTheServer(request);
    }
    return ofVersion1(request);
  }

  static RunItem run(UUID id, State state, @Nullable Integer exitCode) {
    return new RunItem(
        id,
        "vader",
        "nightly backup",
        0,
        "tar cz /home, all of it \"now\"",
        THEN,
        THEN,
        THEN.plusMillis(13),
        state == State.RUNNING ? null : THEN.plusSeconds(2),
        state,
        exitCode,
        state == State.LOST ? "its host was restarted" : "",
        1,
        Origin.SCHEDULE,
        12_345,
        1_000_000L,
        0L);
  }

  private static List<ServerToCli> aboutRuns(CliToServer request) {
    if (request instanceof RunRequest.Schedules) {
      return List.of(
          new RunAnswer.ScheduleList(
              List.of(
                  new RunAnswer.ScheduleItem(
                      "vader",
                      "nightly backup",
                      "Mon..Fri 07:30 Europe/Berlin",
                      "Mon..Fri *-*-* 07:30:00 Europe/Berlin",
                      "every weekday at 07:30",
                      List.of("tar", "sync"),
                      true,
                      THEN.plusSeconds(86_400),
                      new RunAnswer.LastFire(THEN, State.FAILED, List.of(ID)),
                      false,
                      3),
                  new RunAnswer.ScheduleItem(
                      "luke",
                      "once",
                      "2020-01-01",
                      "2020-01-01 00:00:00 UTC",
                      "on 2020-01-01",
                      List.of("true"),
                      false,
                      null,
                      null,
                      true,
                      3))));
    }
    if (request instanceof RunRequest.Runs) {
      return List.of(
          new RunAnswer.RunList(
              List.of(run(ID, State.FAILED, 3), run(ASKED_FOR, State.RUNNING, null))),
          new RunAnswer.RunList(List.of(run(ID, State.LOST, null))));
    }
    if (request instanceof RunRequest.ShowRun) {
      return List.of(detail(State.FAILED, 3));
    }
    if (request instanceof RunRequest.RunNow now) {
      ServerToCli started = new RunAnswer.RunStarted(List.of(ASKED_FOR), THEN);
      return now.follow() ? List.of(started, lines(), detail(State.FAILED, 3)) : List.of(started);
    }
    return List.of(lines());
  }

  static RunAnswer.RunDetail detail(State state, @Nullable Integer exitCode) {
    return new RunAnswer.RunDetail(
        run(ID, state, exitCode),
        "tar cz /home, all of it \"now\"",
        THEN,
        3,
        ID,
        false,
        12_000,
        345,
        List.of(new RunAnswer.Sibling(ASKED_FOR, 1, 1, State.SKIPPED)),
        List.of(new RunAnswer.OutputGap(OutputKind.STDOUT, 4096, 17)));
  }

  private static OutputAnswer.OutputLines lines() {
    return new OutputAnswer.OutputLines(
        ID,
        "vader",
        "nightly backup",
        List.of(
            new OutputLine(LineKind.LINE, OutputKind.STDOUT, 0, THEN, "one\ttwo", false, 0),
            new OutputLine(LineKind.GAP, OutputKind.STDERR, 1, THEN, "", false, 1024),
            new OutputLine(LineKind.FELL_BEHIND, OutputKind.STDOUT, 1, THEN, "", false, 7)));
  }

  private static List<ServerToCli> aboutTheServer(CliToServer request) {
    if (request instanceof ServerRequest.ShowWorker) {
      return List.of(worker());
    }
    if (request instanceof ServerRequest.Overview) {
      return List.of(overview());
    }
    if (request instanceof ServerRequest.CleanOlder clean) {
      return List.of(
          new ServerAnswer.CleanupProgress("deleting output", 1000, 5000),
          new ServerAnswer.CleanupReport(
              clean.dryRun(),
              THEN,
              THEN,
              new ServerAnswer.CleanupCounts(1, 2, 3, 4, 5, 6, 7, 8),
              8,
              9));
    }
    if (request instanceof ServerRequest.FindUpdates) {
      return List.of(
          new ServerAnswer.RunUpdates(
              ID,
              "upgrade",
              THEN,
              List.of(
                  new ServerAnswer.PackageUpdate("", "bash", "5.2-1", "5.2-2", "", "1,491 kB"),
                  new ServerAnswer.PackageUpdate("core", "vim", "", "9.1-1", "-0.5 MiB", "")),
              new ServerAnswer.UpdateTotals(2, 1.4219, null, -0.5)));
    }
    return List.of(
        new ServerAnswer.ServerState(
            CliRun.NOW,
            THEN,
            "2.0.0",
            2,
            new ServerAnswer.Asker("carol", "operator", false, false),
            new ServerAnswer.DatabaseView(true, "11.4", "", false),
            true,
            List.of(
                new ServerAnswer.ShownCertificate(
                    "CN=bartos", "CN=barto CA", THEN, THEN.plusSeconds(3_000_000_000L))),
            1,
            1,
            3,
            2,
            List.of("the disk is nearly full")));
  }

  private static ServerAnswer.WorkerDetail worker() {
    return new ServerAnswer.WorkerDetail(
        new Presence("vader", false, THEN, "its connection ended", 2),
        "",
        new HostInfo("Arch Linux", "deathstar", "rolling", "6.12", "2.0.0"),
        THEN,
        THEN,
        -3_000L,
        null,
        new ServerAnswer.JournalView(ID, 7, 4711, "", 3),
        List.of(run(ID, State.RUNNING, null)),
        List.of(new ServerToCli.FireTime("vader", "nightly backup", THEN.plusSeconds(300))),
        List.of(new WorkersAnswer.DroppedMessages("vader", true, "wrong MAC", 2)),
        List.of(new ServerAnswer.AbsencePeriod(THEN, null, "its connection ended")),
        List.of(
            new ServerAnswer.UnfiredFires(
                "nightly backup", THEN, THEN, 3, false, "the host was off", THEN)),
        "its journal is shorter than it was");
  }

  static ServerAnswer.Overview overview() {
    return new ServerAnswer.Overview(
        THEN,
        "2.0.0",
        3,
        2,
        List.of(
            new Presence("luke", true, THEN, "", 2),
            new Presence("vader", false, null, "was never connected", 0)),
        List.of(run(ID, State.RUNNING, null)),
        17,
        List.of(new ServerToCli.FireTime("vader", "nightly backup", THEN.plusSeconds(300))),
        List.of(run(ID, State.LOST, null), run(ASKED_FOR, State.FAILED, 1)),
        List.of(new ServerAnswer.StateCount(State.SUCCEEDED, 12)));
  }

  private static List<ServerToCli> ofVersion1(CliToServer request) {
    var item = new ServerToCli.OutputItem("2026-11-23T10:00:00Z", "hi, \"you\"", 0, true);
    var clients = Map.of(ID, new WorkersAnswer.Client("vader", "::1", null));
    if (request instanceof CliToServer.Info info) {
      return info.json()
          ? List.of(new ServerToCli.InfoJson("{\"version\":\"2.0.0\"}"))
          : List.of(
              new ServerToCli.Info(List.of(new ServerToCli.Variable("barto", "Version", "2"))));
    }
    if (request instanceof CliToServer.Clients) {
      return List.of(
          new WorkersAnswer.Clocks(List.of(new WorkersAnswer.ClockOffset("vader", 3000, true))),
          new WorkersAnswer.Clients(clients),
          new WorkersAnswer.Absent(
              List.of(new WorkersAnswer.AbsentWorker("luke", THEN, true, "gone", 3, true))),
          new WorkersAnswer.Dropped(
              List.of(new WorkersAnswer.DroppedMessages("vader", false, "wrong MAC", 2))));
    }
    if (request instanceof CliToServer.ClientVersions) {
      return List.of(new WorkersAnswer.ClientVersions(Map.of("vader", "2.0.0")));
    }
    if (request instanceof CliToServer.ListOutput) {
      return List.of(new ServerToCli.OutputList(List.of(item)));
    }
    if (request instanceof CliToServer.ListCommands) {
      return List.of(new ServerToCli.CommandNames(List.of("nightly backup")));
    }
    if (request instanceof CliToServer.Cmd) {
      return List.of(new ServerToCli.Cmd(Map.of("vader", List.of(item))));
    }
    return more(request);
  }

  private static List<ServerToCli> more(CliToServer request) {
    if (request instanceof CliToServer.Failed) {
      return List.of(
          new ServerToCli.Failed(
              List.of(
                  new ServerToCli.FailedItem(
                      "2026-11-23T10:00:00Z", "vader", "backup", null, 1, false))));
    }
    if (request instanceof CliToServer.Query) {
      return List.of(new ServerToCli.Rows(List.of("n"), List.of(List.of("4711"))));
    }
    if (request instanceof CliToServer.Updates updates) {
      return List.of(new ServerToCli.Updates(found(updates.kind())));
    }
    if (request instanceof CliToServer.Reload reload) {
      var fires =
          new ReloadAnswer.FireDifference(
              1, false, List.of(new ServerToCli.FireTime("vader", "backup", THEN)));
      var change =
          new ReloadAnswer.ScheduleChange(
              ReloadAnswer.ChangeKind.CHANGED, "vader", "backup", List.of("its commands"));
      return List.of(
          new ReloadAnswer.ReloadReport(
              reload.dryRun(), 4, List.of(change), 7, fires, fires, List.of("[actix]")));
    }
    return List.of(new ServerToCli.Text("worker vader is retired"));
  }

  static ServerToCli.Found found(UpdateKind kind) {
    return switch (kind) {
      case GARUDA ->
          new ServerToCli.GarudaFound(
              List.of(
                  new ServerToCli.GarudaPackage(
                      "core", "linux", "6.11", "6.12", "1 MiB", "9 MiB")));
      case PACMAN, CACHYOS ->
          new ServerToCli.PacmanFound(kind, 1, List.of("linux-6.12"), 1.5, -0.25, 300);
      case APT -> new ServerToCli.AptFound(List.of("bash"));
    };
  }
}
