package io.barto.protocol;

import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.ReloadAnswer.ChangeKind;
import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.ServerToWorker.BookZone;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.DecidedFire;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.protocol.ServerToWorker.ZoneShift;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.JournalCondition;
import io.barto.protocol.WorkersAnswer.AbsentWorker;
import io.barto.protocol.WorkersAnswer.Client;
import io.barto.protocol.WorkersAnswer.ClockOffset;
import io.barto.protocol.WorkersAnswer.DroppedMessages;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of every kind, by its name in the files of golden bytes. */
final class Samples {
  static final UUID A = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  static final UUID B = UUID.fromString("0190c0de-7b1e-7c5a-8f00-00000000abcd");
  private static final String STAMP = "2026-11-23T10:00:00.123456789Z";
  static final Instant TIME = Instant.parse("2026-11-23T10:00:00.123456Z");
  static final Instant NOMINAL = Instant.parse("2026-11-23T10:00:00Z");
  static final HostInfo HOST =
      new HostInfo("Arch Linux", "vader", "rolling", "6.12.1-arch1", "1.5.0");

  private Samples() {}

  static Map<String, CliToServer> cliToServer() {
    var all = new LinkedHashMap<String, CliToServer>();
    all.put("Info", new CliToServer.Info(false));
    all.put("Info.json", new CliToServer.Info(true));
    all.put("Updates", new CliToServer.Updates("vader", UpdateKind.CACHYOS));
    all.put("Cleanup", new CliToServer.Cleanup());
    all.put("Clients", new CliToServer.Clients());
    all.put("Query", new CliToServer.Query("select 1"));
    all.put("List", new CliToServer.ListOutput("vader", "echo"));
    all.put("ListCommands", new CliToServer.ListCommands("vader"));
    all.put("Failed", new CliToServer.Failed());
    all.put("Cmd", new CliToServer.Cmd("écho"));
    all.put("ClientVersions", new CliToServer.ClientVersions());
    all.put("Reload", new CliToServer.Reload(true));
    all.put("RetireWorker", new CliToServer.RetireWorker("vader"));
    all.put("ReplaceWorker", new CliToServer.ReplaceWorker("vader"));
    all.putAll(RunSamples.requests());
    all.putAll(ServerSamples.requests());
    return all;
  }

  static Map<String, ServerToCli> serverToCli() {
    var all = new LinkedHashMap<String, ServerToCli>();
    all.put("Info", new ServerToCli.Info(List.of(new Variable("Build", " Timestamp", "now"))));
    all.put("InfoJson", new ServerToCli.InfoJson("{}"));
    all.put(
        "Updates.garuda",
        new ServerToCli.Updates(
            new GarudaFound(
                List.of(new GarudaPackage("core", "linux", "6.1", "6.2", "0.5", "130.25")))));
    all.put("Updates.pacman", new ServerToCli.Updates(pacman(UpdateKind.PACMAN)));
    all.put("Updates.cachyos", new ServerToCli.Updates(pacman(UpdateKind.CACHYOS)));
    all.put("Updates.apt", new ServerToCli.Updates(new AptFound(List.of("libc6", "vim"))));
    all.put("Cleanup", new ServerToCli.Cleanup(251, 65_536, 3));
    var clients = new LinkedHashMap<UUID, Client>();
    clients.put(A, new Client("vader", "10.0.0.7", HOST));
    clients.put(B, new Client("luke", "::1", null));
    all.put("Clients", new WorkersAnswer.Clients(clients));
    all.put("Query", new ServerToCli.Query(Map.of(0L, Map.of("id", "1"))));
    OutputItem line = new OutputItem(STAMP, "hi", 137, false);
    OutputItem none = new OutputItem(null, null, 0, true);
    all.put("List", new ServerToCli.OutputList(List.of(line, none)));
    all.put(
        "Failed",
        new ServerToCli.Failed(
            List.of(
                new FailedItem(STAMP, "vader", "echo", "hi", 255, false),
                new FailedItem(null, null, null, null, 1, false))));
    all.put("ListCommands", new ServerToCli.CommandNames(List.of("echo", "df")));
    all.put("Cmd", new ServerToCli.Cmd(Map.of("vader", List.of(line))));
    all.put("ClientVersions", new WorkersAnswer.ClientVersions(Map.of("vader", "1.5.0")));
    all.put("Failure", new ServerToCli.Failure(ErrorCode.SWITCHED_OFF, "query is off"));
    all.put("Done", new ServerToCli.Done(70_000));
    all.put(
        "Rows",
        new ServerToCli.Rows(
            List.of("id", "data"), List.of(Arrays.asList("1", null), Arrays.asList("2", ""))));
    all.put(
        "Dropped",
        new WorkersAnswer.Dropped(List.of(new DroppedMessages("vader", true, "wrong MAC", 300))));
    all.put("ReloadReport", reloadReport());
    all.put("Text", new ServerToCli.Text("done"));
    all.put(
        "Absent",
        new WorkersAnswer.Absent(
            List.of(new AbsentWorker("luke", TIME, true, "lost", 300, false))));
    all.put("Clocks", new WorkersAnswer.Clocks(List.of(new ClockOffset("vader", 2_500, true))));
    all.putAll(RunSamples.answers());
    all.putAll(ServerSamples.answers());
    return all;
  }

  private static ServerToCli reloadReport() {
    return new ReloadAnswer.ReloadReport(
        true,
        12,
        List.of(
            new ScheduleChange(ChangeKind.ADDED, "vader", "echo", List.of()),
            new ScheduleChange(ChangeKind.CHANGED, "luke", "df", List.of("its commands"))),
        7,
        new FireDifference(168, false, List.of(new FireTime("vader", "echo", NOMINAL))),
        new FireDifference(0, true, List.of()),
        List.of("[actix]"));
  }

  private static PacmanFound pacman(UpdateKind kind) {
    return new PacmanFound(kind, 2, List.of("linux-6.12"), 1.5, -0.25, 300);
  }

  static Map<String, ServerToWorker> serverToWorker() {
    var all = new LinkedHashMap<String, ServerToWorker>();
    all.put(
        "Initialize",
        new ServerToWorker.Initialize(
            A, List.of(new V1Schedule("echo", "*,*,* 10:R:R", List.of("echo hi", "df")))));
    all.put("Initialize.empty", new ServerToWorker.Initialize(A, List.of()));
    all.put("Cleanup", new ServerToWorker.Cleanup());
    StreamEnd end = new StreamEnd(B, OutputKind.STDERR, 1_000_000, 300);
    all.put(
        "Welcome",
        new ServerToWorker.Welcome(A, "2.0.0", TIME, 7, 5_000, List.of(B), List.of(end)));
    all.put(
        "Book",
        new ServerToWorker.Book(
            A,
            12,
            List.of(
                new BookSchedule("echo", "*-*-* 10:00:00 UTC", List.of("echo hi"), true, 2),
                new BookSchedule("df", "hourly", List.of(), false, null)),
            1,
            "2025b",
            List.of(
                new BookZone("Europe/Berlin", 3_600, List.of(new ZoneShift(NOMINAL, 7_200))),
                new BookZone("America/Lima", -18_000, List.of()))));
    all.put("Dispatch", dispatch(null));
    all.put("Dispatch.notAfter", dispatch(TIME));
    all.put("OutputStored", new ServerToWorker.OutputStored(List.of(end)));
    all.put("EndStored", new ServerToWorker.EndStored(List.of(A, B)));
    all.put("Pulse", new ServerToWorker.Pulse(TIME));
    all.put("Refusal", new ServerToWorker.Refusal(ErrorCode.NAME_IN_USE, "vader is taken"));
    all.put("Decided", new ServerToWorker.Decided(List.of(new DecidedFire("echo", NOMINAL))));
    all.put("UnfiredStored", new ServerToWorker.UnfiredStored(List.of(A)));
    return all;
  }

  private static ServerToWorker dispatch(@Nullable Instant notAfter) {
    List<Command> commands = List.of(new Command(B, 0, "echo hi"), new Command(A, 1, "df"));
    return new ServerToWorker.Dispatch("echo", NOMINAL, 1, 12, false, commands, notAfter);
  }

  static Map<String, WorkerToServer> workerToServer() {
    var all = new LinkedHashMap<String, WorkerToServer>();
    all.put(
        "Record.Output",
        new WorkerToServer.OutputLine(A, "vader", STAMP, B, "echo", OutputKind.STDERR, "hi"));
    all.put("Record.Status", new WorkerToServer.ExitStatus(B, STAMP, 0, true));
    all.put("Record.Status.killed", new WorkerToServer.ExitStatus(B, STAMP, null, false));
    all.put("ClientInfo", new WorkerToServer.ClientInfo(HOST));
    JournalMark mark = new JournalMark(4_711, 70_000);
    List<JournalMark> told = List.of(new JournalMark(4_000, 1), mark);
    all.put(
        "Hello",
        new WorkerToServer.Hello(A, "boot", mark, told, B, 12, List.of(A, B), TIME, "2025b", HOST));
    all.put(
        "Hello.new",
        new WorkerToServer.Hello(
            A, "", JournalMark.NONE, List.of(), null, 0, List.of(), TIME, "", HOST));
    all.put("Accepted", new WorkerToServer.Accepted("echo", NOMINAL, 1, List.of(B), TIME));
    all.put("Refused", new WorkerToServer.Refused(List.of(B), "too late", TIME));
    all.put("Started", new WorkerToServer.Started(B, TIME));
    all.put(
        "Output",
        new WorkerToServer.Output(
            List.of(
                new OutputBatch(
                    B,
                    OutputKind.STDOUT,
                    4_096,
                    250,
                    TIME,
                    List.of(new Line(0, 3, "hi"), new Line(1_500, 1, ""), new Line(1_500, 4, "ß")),
                    true))));
    OutputGap gap = new OutputGap(1_000_000, 300, true, "full");
    all.put(
        "Output.gap",
        new WorkerToServer.Output(
            List.of(new OutputBatch(B, OutputKind.STDERR, 4_096, 250, TIME, gap))));
    all.put(
        "Ended",
        new WorkerToServer.Ended(
            List.of(
                new RunEnd(B, Outcome.EXITED, 143, "", TIME, TIME, 1_000_000, 0),
                new RunEnd(A, Outcome.SKIPPED, null, "too late", null, TIME, 0, 0))));
    all.put("Heartbeat", new WorkerToServer.Heartbeat(TIME, mark, 3));
    all.put("Dropped", new WorkerToServer.Dropped(Map.of("not signed", 300L)));
    List<Command> commands = List.of(new Command(B, 0, "echo hi"), new Command(A, 1, "df"));
    all.put(
        "Fired",
        new WorkerToServer.Fired("echo", NOMINAL, 1, 12, true, commands, FireOrigin.MADE_UP, TIME));
    all.put(
        "Unfired",
        new WorkerToServer.Unfired(
            List.of(
                new UnfiredRange(
                    A,
                    "echo",
                    NOMINAL,
                    NOMINAL.plusSeconds(86_399),
                    86_400,
                    UnfiredKind.MISSED,
                    "down",
                    TIME))));
    all.put("BookAccepted", new WorkerToServer.BookAccepted(A, 12, NOMINAL));
    all.put(
        "JournalState",
        new WorkerToServer.JournalState(JournalCondition.NOT_WRITABLE, "disk full", TIME));
    return all;
  }
}
