package io.barto.protocol;

import static io.barto.protocol.Samples.A;
import static io.barto.protocol.Samples.HOST;
import static io.barto.protocol.Samples.NOMINAL;
import static io.barto.protocol.Samples.TIME;

import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerAnswer.AbsencePeriod;
import io.barto.protocol.ServerAnswer.Asker;
import io.barto.protocol.ServerAnswer.CleanupCounts;
import io.barto.protocol.ServerAnswer.DatabaseView;
import io.barto.protocol.ServerAnswer.JournalView;
import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerAnswer.ShownCertificate;
import io.barto.protocol.ServerAnswer.StateCount;
import io.barto.protocol.ServerAnswer.UnfiredFires;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.protocol.WorkersAnswer.DroppedMessages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of every kind about workers and the server. */
final class ServerSamples {
  private static final Presence HERE = new Presence("vader", true, TIME, "", 2);
  private static final Presence AWAY = new Presence("luke", false, null, "never seen", 0);
  private static final List<FireTime> DUE = List.of(new FireTime("vader", "echo", NOMINAL));

  private ServerSamples() {}

  static Map<String, CliToServer> requests() {
    var all = new LinkedHashMap<String, CliToServer>();
    all.put("ShowWorker", new ServerRequest.ShowWorker("vader"));
    all.put("Overview", new ServerRequest.Overview());
    all.put("CleanOlder", new ServerRequest.CleanOlder(604_800_000L, true));
    all.put("CleanOlder.configured", new ServerRequest.CleanOlder(null, false));
    all.put("ServerState", new ServerRequest.ServerState());
    all.put("CheckReload", new ServerRequest.CheckReload("new.toml", "a = 1\n"));
    all.put("FindUpdates", new ServerRequest.FindUpdates("vader", UpdateKind.APT));
    return all;
  }

  static Map<String, ServerToCli> answers() {
    var all = new LinkedHashMap<String, ServerToCli>();
    all.put("WorkerDetail", worker());
    all.put("WorkerDetail.neverSeen", workerNeverSeen());
    all.put("Overview", overview());
    all.put("CleanupProgress", new ServerAnswer.CleanupProgress("deleting runs", 500, 70_000));
    all.put(
        "CleanupReport",
        new ServerAnswer.CleanupReport(
            true, TIME, NOMINAL, new CleanupCounts(1, 2, 300, 4, 5, 6, 7, 8), 8, 9));
    all.put("ServerState", serverState());
    all.put("RunUpdates", updates(new UpdateTotals(300, 1.5, null, -0.25)));
    all.put("RunUpdates.part", updates(null));
    return all;
  }

  private static ServerToCli updates(@Nullable UpdateTotals totals) {
    return new ServerAnswer.RunUpdates(
        A,
        "upgrade",
        TIME,
        List.of(
            new PackageUpdate("", "bash", "5.2-1", "5.2-2", "", "1,491 kB"),
            new PackageUpdate("core", "linux", "6.1", "6.2", "0.52 MiB", "136.64 MiB")),
        totals);
  }

  private static ServerToCli worker() {
    return new ServerAnswer.WorkerDetail(
        HERE,
        "10.0.0.7",
        HOST,
        NOMINAL,
        TIME,
        -250L,
        TIME,
        new JournalView(A, 7, 4_711, "disk full", 12),
        List.of(RunSamples.OPEN),
        DUE,
        List.of(new DroppedMessages("vader", true, "wrong MAC", 300)),
        List.of(new AbsencePeriod(NOMINAL, TIME, "lost"), new AbsencePeriod(TIME, null, "shut")),
        List.of(new UnfiredFires("echo", NOMINAL, NOMINAL, 300, true, "removed", TIME)),
        "the disk is a copy");
  }

  private static ServerToCli workerNeverSeen() {
    return new ServerAnswer.WorkerDetail(
        AWAY,
        "",
        null,
        null,
        null,
        null,
        null,
        new JournalView(null, 0, 0, "", 0),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private static ServerToCli overview() {
    return new ServerAnswer.Overview(
        TIME,
        "2.0.0",
        12,
        300,
        List.of(HERE, AWAY),
        List.of(RunSamples.OPEN),
        70_000,
        DUE,
        List.of(RunSamples.ENDED),
        List.of(new StateCount(State.SUCCEEDED, 300)));
  }

  private static ServerToCli serverState() {
    return new ServerAnswer.ServerState(
        TIME,
        NOMINAL,
        "2.0.0",
        2,
        new Asker("ops", "operator", false, true),
        new DatabaseView(true, "11.4.5-MariaDB", "", true),
        true,
        List.of(new ShownCertificate("CN=bartos", "CN=ca", NOMINAL, TIME)),
        3,
        1,
        12,
        300,
        List.of("its clock is 3 s behind the database's"));
  }
}
