package io.barto.server.container;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.server.worker.boundary.WorkerStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Workers of tests, and what comes due for them. Every test has workers of its own. */
final class Workers {
  /** A nominal second that the wall clock of the server's time zone skips that day. */
  static final Instant NOMINAL = Instant.parse("2026-03-08T02:30:00Z");

  static final Instant NOW = Instant.parse("2026-03-08T02:30:00.125Z");

  private static final HostInfo HOST = new HostInfo("Linux", "deathstar", "12", "6.1", "2.0.0");

  private Workers() {}

  static Hello hello(UUID instance, UUID... openRuns) {
    return new Hello(
        instance, "boot", JournalMark.NONE, List.of(), null, 0, List.of(openRuns), NOW, "", HOST);
  }

  /** A worker that has just said hello, without being connected anywhere. */
  static ConnectedWorker greeted(WorkerStore store, String name) {
    return greeted(store, name, UUID.randomUUID(), new RecordingLink());
  }

  static ConnectedWorker greeted(WorkerStore store, String name, UUID instance, WorkerLink link) {
    WorkerStore.Greeted greeted = store.greet(name, hello(instance), NOW);
    return new ConnectedWorker(
        UUID.randomUUID(),
        greeted.id(),
        name,
        "127.0.0.1",
        instance,
        greeted.epoch(),
        HOST,
        NOW,
        greeted.planCursor(),
        link,
        2);
  }

  static DueFire due(ConnectedWorker worker, String schedule, String... commands) {
    return due(worker, schedule, NOMINAL, commands);
  }

  static DueFire due(ConnectedWorker worker, String schedule, Instant nominal, String... commands) {
    return new DueFire(
        worker,
        new Fire(new ScheduleKey(worker.name(), schedule), nominal),
        schedule(schedule, "minutely", commands),
        1);
  }

  static Schedule schedule(String name, String onCalendar, String... commands) {
    try {
      return new Schedule(name, Realtime.parse(onCalendar), List.of(commands), false, null);
    } catch (RealtimeException e) {
      throw new IllegalArgumentException(onCalendar, e);
    }
  }

  /** A run's end by itself, with nothing written. */
  static Ended ended(UUID run, int exitCode) {
    return new Ended(
        List.of(new RunEnd(run, Outcome.EXITED, exitCode, "", NOW, NOW.plusSeconds(1), 0, 0)));
  }

  /** The id of the first attempt at a command of a fire. */
  static UUID run(DueFire due, int command) {
    return RunId.of(due.fire(), command, 1).value();
  }
}
