package io.barto.worker.run;

import io.barto.plan.Fire;
import io.barto.plan.MissedTick;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.WorkerToServer;
import io.barto.worker.command.Host;
import io.barto.worker.command.Launcher;
import io.barto.worker.command.Liveness;
import io.barto.worker.command.ProcessTable;
import io.barto.worker.command.Signals;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.Journal;
import io.barto.worker.plan.CatchUp;
import io.barto.worker.plan.LocalPlan;
import io.barto.worker.plan.WorkerClock;
import io.barto.worker.report.Outbox;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's decisions without its processes, in a world whose clocks, host and server the test
 * moves. What would be started is counted.
 */
final class World {
  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  static final Duration GRACE = Duration.ofSeconds(5);

  final Path directory;
  final Host host;
  final List<WorkerToServer> said = new ArrayList<>();
  CatchUp catchUp = new CatchUp(MissedTick.BURST, 10, Duration.ofDays(7));
  Instant now = START;
  Duration wallIsAhead = Duration.ZERO;
  String boot = "boot-1";
  long room = Long.MAX_VALUE;
  @Nullable String trouble;
  int starts;
  private final List<Runnable> toStart = new ArrayList<>();
  boolean connected;
  Journal journal;
  private Instant bootedAt = START.minusSeconds(1000);
  private Runs runs;
  private Dispatches dispatches;
  private LocalFires fires;
  private Outbox outbox = new Outbox();

  World(Path directory) throws Exception {
    this.directory = directory;
    this.host = Host.find(System.getenv());
    Files.createDirectories(directory.resolve("runs"));
    journal = open();
    runs = new Runs(site(), Runnable::run);
    LocalPlan plan = new LocalPlan();
    dispatches = new Dispatches(site(), runs, new Decisions(journal, plan));
    fires = new LocalFires(site(), runs, dispatches, plan);
  }

  Path file() {
    return directory.resolve("journal");
  }

  private Journal open() throws Exception {
    return Journal.open(file(), () -> room, () -> trouble);
  }

  private RunSite site() throws Exception {
    return new RunSite(
        "vader",
        directory.resolve("runs"),
        GRACE,
        catchUp,
        1L << 30,
        journal,
        null,
        host,
        Launcher.in(directory, host),
        new Liveness(host, ProcessTable.ofThisHost()),
        new Signals(host),
        new Wall(),
        new WorkerClock(new Wall(), this::elapsed, boot, journal.plan().clock()),
        this::elapsed,
        this::start,
        ByteBuffer.allocate(0));
  }

  private void start(Runnable start) {
    starts++;
    toStart.add(start);
  }

  /**
   * What was handed first to be started has its turn at last. It must be one that the worker gives
   * up: this world has no processes.
   */
  World turnOfTheOldest() {
    toStart.remove(0).run();
    runs.poll();
    return turn();
  }

  private long elapsed() {
    return Duration.between(bootedAt, now).toNanos();
  }

  /** The host's clock, which may be wrong. */
  private final class Wall extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.plus(wallIsAhead);
    }
  }

  /** The worker ends at once, and the next one starts after a while. */
  void restart(Duration down, boolean newBoot) throws Exception {
    connected = false;
    journal.close();
    now = now.plus(down);
    comeBack(newBoot);
  }

  void comeBack(boolean newBoot) throws Exception {
    if (newBoot) {
      boot = boot + "+";
      bootedAt = now;
    }
    journal = open();
    RunSite site = site();
    runs = new Runs(site, Runnable::run);
    LocalPlan plan = new LocalPlan();
    dispatches = new Dispatches(site, runs, new Decisions(journal, plan));
    fires = new LocalFires(site, runs, dispatches, plan);
  }

  static Book book(long generation, BookSchedule... schedules) {
    return new Book(new UUID(1, 1), generation, List.of(schedules));
  }

  static BookSchedule schedule(String name, String onCalendar) {
    return new BookSchedule(name, onCalendar, List.of("echo " + name), false, null);
  }

  World connect(Book book, Decided decided) {
    return connect(book, decided, journal.fires().openRuns());
  }

  /** To a server whose ledger has only these runs as open. */
  World connect(Book book, Decided decided, List<UUID> open) {
    outbox = new Outbox();
    connected = true;
    fires.heard(now, elapsed(), elapsed());
    fires.welcomed();
    runs.welcomed(new Welcome(UUID.randomUUID(), "2", now, 1, 5000, open, List.of()), outbox);
    fires.decided(decided);
    fires.book(book);
    return turn();
  }

  World connect(Book book) {
    return connect(book, new Decided(List.of()));
  }

  World reload(Book book) {
    fires.book(book);
    return turn();
  }

  /** A server does not let this worker in, since another has its name. */
  World refuseTheName() {
    fires.refused(ErrorCode.NAME_IN_USE);
    return turn();
  }

  World disconnect() {
    connected = false;
    runs.disconnected(outbox);
    fires.disconnected();
    return turn();
  }

  World dispatch(String schedule, Instant nominal) {
    return dispatchUnsettled(schedule, nominal).turn();
  }

  /** A dispatch that is the first thing the worker sees. */
  World dispatchUnsettled(String schedule, Instant nominal) {
    var fire = new Fire(new ScheduleKey("vader", schedule), nominal);
    var command = new Command(RunId.of(fire, 0, 1).value(), 0, "echo " + schedule);
    dispatches.take(new Dispatch(schedule, nominal, 1, 1, false, List.of(command), null));
    return this;
  }

  void unfiredStored(List<UUID> ids) {
    journal.plan().unfiredStored(ids);
  }

  /** What the loop does once. */
  World turn() {
    fires.fireDue();
    runs.commit();
    listen();
    return this;
  }

  private void listen() {
    try {
      WorkerToServer next = outbox.take(0);
      while (next != null) {
        said.add(next);
        next = outbox.take(0);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Time goes on, second by second. */
  World live(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      if (connected) {
        fires.heard(now, elapsed(), elapsed());
      }
      turn();
    }
    return this;
  }

  /** The host is suspended, or everything stands still. */
  World sleep(int seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  <T extends WorkerToServer> List<T> said(Class<T> kind) {
    return said.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The seconds after the start whose fires are accepted. */
  List<Long> accepted(String schedule) {
    return journal.fires().openFires().stream()
        .filter(fire -> fire.schedule().equals(schedule))
        .map(AcceptedFire::nominal)
        .map(nominal -> Duration.between(START, nominal).toSeconds())
        .sorted()
        .toList();
  }
}
