package io.barto.worker.run;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.JournalState;
import io.barto.worker.journal.AcceptedRun;
import io.barto.worker.journal.RunState;
import io.barto.worker.report.Outbox;
import io.barto.worker.report.Uplink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All runs whose end the server does not have.
 *
 * <p>Used by one thread. What is put into the journal here becomes durable in {@link #commit},
 * before which nothing is answered or started: whatever came in the meantime shares one write.
 */
final class Runs {
  private static final System.Logger LOG = System.getLogger(Runs.class.getName());
  private static final long REST = Duration.ofSeconds(1).toNanos();

  private final RunSite site;
  private final Consumer<Runnable> later;
  private final Uplink uplink = new Uplink();
  private final Map<UUID, ActiveRun> active = new LinkedHashMap<>();
  private final List<WorkerToServer> answers = new ArrayList<>();
  private final List<ActiveRun> toStart = new ArrayList<>();
  private final List<ActiveRun> toDelete = new ArrayList<>();
  private final JournalWatch watch;
  private final SpoolLimit spool;
  private boolean stopping;

  /**
   * @param later has things done by the thread that uses this, from any thread
   */
  Runs(RunSite site, Consumer<Runnable> later) {
    this.site = site;
    this.later = later;
    this.watch = new JournalWatch(site);
    this.spool = new SpoolLimit(site);
  }

  /** Tells the server something with the next commit, if it is connected. */
  void answer(WorkerToServer message) {
    answers.add(message);
  }

  @Nullable ActiveRun find(UUID run) {
    return active.get(run);
  }

  /** How many commands run, or are about to. */
  int running() {
    return (int) active.values().stream().filter(run -> run.end() == null).count();
  }

  boolean connected() {
    return uplink.outbox() != null;
  }

  /** Whether the server has all ends. */
  boolean isEmpty() {
    return active.isEmpty();
  }

  /** Lets go of all files; commands go on. */
  void close() {
    spool.leave();
    active.values().forEach(run -> attempt(run, run::close));
  }

  /** Begins the next command of a fire with the next commit; it may be known by its files. */
  void begin(FireProgress fire, AcceptedRun run) {
    ActiveRun begun = add(fire, run, null);
    toStart.add(begun);
  }

  /** Takes up a run that was started, and perhaps ended, before. */
  void follow(FireProgress fire, AcceptedRun run, @Nullable RunEnd end) {
    add(fire, run, end).takeUp();
  }

  /** Ends a run that will not be started, or whose end can't be known. */
  void settle(FireProgress fire, AcceptedRun run, Outcome outcome, String reason) {
    try {
      add(fire, run, null).finish(new Verdict(outcome, null, reason, site.clock().instant()));
    } catch (IOException e) {
      trouble(run.run(), e);
    }
  }

  private ActiveRun add(FireProgress fire, AcceptedRun run, @Nullable RunEnd end) {
    try {
      var added = new ActiveRun(site, fire, run, end);
      active.put(run.run(), added);
      return added;
    } catch (IOException e) {
      throw new IllegalStateException("the spool of run " + run.run() + " can't be read", e);
    }
  }

  /** What comes after a run that ended: its fire's next command, or the reason why not. */
  void advance(FireProgress fire, RunEnd end) {
    String obstacle = stopping ? "the worker was stopped" : fire.obstacle(end);
    for (AcceptedRun next = fire.takeNext(); next != null; next = fire.takeNext()) {
      if (obstacle == null) {
        site.journal().fires().spawning(next.run(), site.host().bootId());
        begin(fire, next);
        return;
      }
      settle(fire, next, Outcome.SKIPPED, obstacle);
    }
  }

  /** There is a connection: all that the server does not have is told again. */
  void welcomed(Welcome welcome, Outbox outbox) {
    uplink.opened(outbox);
    var open = new HashSet<>(welcome.openRuns());
    active.values().stream()
        .map(ActiveRun::fire)
        .distinct()
        .forEach(fire -> announce(fire, open, outbox));
    tell(watch.state());
    UnfiredNews.all(site.journal().plan()).forEach(outbox::report);
    for (ActiveRun run : active.values()) {
      List<StreamEnd> committed =
          welcome.committed().stream().filter(end -> end.run().equals(run.id())).toList();
      attempt(run, () -> run.welcomed(committed));
    }
  }

  // a database that was restored may lack fires, and ends of their commands that it had before
  private void announce(FireProgress fire, Set<UUID> open, Outbox outbox) {
    List<UUID> ids = fire.fire().runIds();
    if (ids.stream().filter(active::containsKey).allMatch(open::contains)) {
      outbox.report(fire.announcement());
      return;
    }
    outbox.report(fire.announcementToStranger());
    for (UUID id : ids) {
      RunState state = active.containsKey(id) ? null : site.journal().fires().state(id);
      RunEnd end = state == null ? null : state.end();
      if (end != null) {
        outbox.end(end);
      }
    }
  }

  /** A connection is gone. */
  void disconnected(Outbox outbox) {
    if (uplink.outbox() == outbox) {
      uplink.closed();
    }
  }

  /** The server has output. */
  void outputStored(List<StreamEnd> ends) {
    for (StreamEnd end : ends) {
      ActiveRun run = active.get(end.run());
      if (run != null) {
        attempt(run, () -> run.stored(end, uplink));
      }
    }
  }

  /** The server has the ends of runs, or does not know them: nothing is left to do for them. */
  void endStored(List<UUID> runs) {
    for (UUID id : runs) {
      ActiveRun run = active.get(id);
      if (run != null && run.end() != null) {
        site.journal().fires().endStored(id);
        active.remove(id);
        uplink.arrived(run.inFlight());
        toDelete.add(run);
      }
    }
  }

  /** Looks after the runs for which it is time. */
  void poll() {
    for (ActiveRun run : List.copyOf(active.values())) {
      if (run.pace().left() <= 0) {
        poll(run);
      }
    }
    if (spool.isDue()) {
      var spooled = new long[1];
      active.values().forEach(run -> attempt(run, () -> spooled[0] += run.spooled()));
      spool.look(spooled[0], connected(), uplink.isMoving());
    }
  }

  private void poll(ActiveRun run) {
    attempt(run, () -> run.poll(uplink));
    RunEnd end = run.takeNewEnd();
    if (end != null) {
      advance(run.fire(), end);
    }
  }

  /** How long there is nothing to look after, in nanoseconds. */
  long rest() {
    return active.values().stream().mapToLong(run -> run.pace().left()).min().orElse(REST);
  }

  /** Makes what was decided durable, and then acts on it. */
  void commit() {
    JournalState news = watch.look();
    tell(news);
    if (watch.isFull()) {
      return;
    }
    if (!toStart.isEmpty() || !answers.isEmpty()) {
      site.journal().sync();
      answers.forEach(this::tell);
      answers.clear();
      toStart.forEach(run -> site.starter().execute(() -> start(run)));
      toStart.clear();
    }
    site.journal().write();
    toDelete.forEach(run -> attempt(run, run::delete));
    toDelete.clear();
  }

  /** The journal could not be written: that is the last that a server hears of this worker. */
  @Nullable Outbox lastWord(String why) {
    tell(watch.broken(why));
    return uplink.outbox();
  }

  private void tell(@Nullable WorkerToServer message) {
    Outbox outbox = uplink.outbox();
    if (outbox != null && message != null) {
      outbox.report(message);
    }
  }

  private void start(ActiveRun run) {
    if (run.isTooLate()) {
      later.accept(
          () ->
              attempt(
                  run,
                  () -> run.notStarted("its turn had passed before its process could be started")));
      return;
    }
    try {
      var unused = run.start().onExit().thenRun(() -> later.accept(run::parentExited));
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      later.accept(() -> attempt(run, () -> run.notStarted(why)));
    }
  }

  /** From now on nothing is started. */
  void stop() {
    stopping = true;
  }

  /** Whether the journal takes nothing, so that nothing can be decided. */
  boolean paused() {
    return watch.isFull();
  }

  boolean stopping() {
    return stopping;
  }

  /** The runs that have not ended. */
  List<ActiveRun> unended() {
    return active.values().stream().filter(run -> run.end() == null).toList();
  }

  private interface Step {
    void take() throws IOException;
  }

  private static void attempt(ActiveRun run, Step step) {
    try {
      step.take();
    } catch (IOException e) {
      trouble(run.id(), e);
      run.pace().looked(false, false);
    }
  }

  private static void trouble(UUID run, IOException e) {
    LOG.log(WARNING, "the files of run {0} can''t be read or written: {1}", run, e.toString());
  }
}
