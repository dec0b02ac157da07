package io.barto.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the server sends to a worker. */
public sealed interface ServerToWorker {
  /** Handled so that a new message breaks the build wherever it is not. */
  <R> R accept(Handler<R> handler);

  /** One method a message. */
  interface Handler<R> {
    R initialize(Initialize message);

    R cleanup(Cleanup message);

    R welcome(Welcome message);

    R book(Book message);

    R dispatch(Dispatch message);

    R outputStored(OutputStored message);

    R endStored(EndStored message);

    R pulse(Pulse message);

    R refusal(Refusal message);

    R decided(Decided message);

    R unfiredStored(UnfiredStored message);
  }

  /** A schedule as version 1 knows it. */
  record V1Schedule(String name, String onCalendar, List<String> commands) {
    public V1Schedule {
      commands = List.copyOf(commands);
    }
  }

  /** [0] Version 1: the connection's id and all schedules of the worker. */
  record Initialize(UUID connection, List<V1Schedule> schedules) implements ServerToWorker {
    public Initialize {
      schedules = List.copyOf(schedules);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.initialize(this);
    }
  }

  /** [1] Version 1: forget what has been reported. */
  record Cleanup() implements ServerToWorker {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cleanup(this);
    }
  }

  /**
   * [16] Answers a hello.
   *
   * @param connection this connection's id
   * @param serverVersion the server program's version
   * @param serverTime the server's clock as it sent this
   * @param epoch the worker's epoch in the database; each hello raises it
   * @param heartbeatMillis how often the worker shall send a heartbeat
   * @param openRuns the runs of this worker that the ledger does not hold as ended
   * @param committed how far the output of those runs is stored
   */
  record Welcome(
      UUID connection,
      String serverVersion,
      Instant serverTime,
      long epoch,
      int heartbeatMillis,
      List<UUID> openRuns,
      List<StreamEnd> committed)
      implements ServerToWorker {
    public Welcome {
      openRuns = List.copyOf(openRuns);
      committed = List.copyOf(committed);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.welcome(this);
    }
  }

  /**
   * A schedule as version 2 knows it.
   *
   * @param onCalendar in canonical form, its zone settled
   * @param missedTick 0 burst, 1 delay, 2 skip; null: as the worker says
   */
  record BookSchedule(
      String name,
      String onCalendar,
      List<String> commands,
      boolean stopOnFailure,
      @Nullable Integer missedTick) {
    public BookSchedule {
      commands = List.copyOf(commands);
    }
  }

  /**
   * A zone of the book as the server knows it.
   *
   * @param name as it stands at the end of expressions
   * @param offset from UTC in seconds before the first shift
   * @param shifts of its clock, in order, up to where plans end
   */
  record BookZone(String name, int offset, List<ZoneShift> shifts) {
    public BookZone {
      shifts = List.copyOf(shifts);
    }
  }

  /**
   * A shift of a zone's clock.
   *
   * @param from a whole second
   * @param offset from UTC in seconds, from then on
   */
  record ZoneShift(Instant from, int offset) {}

  /**
   * [17] The worker's schedules at one generation; replaces what it held.
   *
   * @param planner version of the rules by which an expression's fires are found
   * @param timeZones version of the server's time-zone database; empty where it is not known
   * @param zones all that the expressions name, UTC aside
   */
  record Book(
      UUID incarnation,
      long generation,
      List<BookSchedule> schedules,
      int planner,
      String timeZones,
      List<BookZone> zones)
      implements ServerToWorker {
    public Book {
      schedules = List.copyOf(schedules);
      zones = List.copyOf(zones);
    }

    /** In UTC alone. */
    public Book(UUID incarnation, long generation, List<BookSchedule> schedules) {
      this(incarnation, generation, schedules, Wire.PLANNER, "", List.of());
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.book(this);
    }
  }

  /** One command of a dispatched fire. */
  record Command(UUID run, int index, String text) {}

  /**
   * [18] Run this fire: its commands in order, once.
   *
   * @param nominal the whole second at which it was due
   * @param attempt from 1
   * @param notAfter past which it must not be started any more; null: no such limit
   */
  record Dispatch(
      String schedule,
      Instant nominal,
      int attempt,
      long generation,
      boolean stopOnFailure,
      List<Command> commands,
      @Nullable Instant notAfter)
      implements ServerToWorker {
    public Dispatch {
      commands = List.copyOf(commands);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.dispatch(this);
    }
  }

  /**
   * How far a stream is stored.
   *
   * @param offset the byte after the last stored one, counted as the command wrote them
   * @param line the number of the next line, from 0
   */
  record StreamEnd(UUID run, OutputKind kind, long offset, long line) {}

  /** [19] Output up to here is committed: the worker may delete it. */
  record OutputStored(List<StreamEnd> ends) implements ServerToWorker {
    public OutputStored {
      ends = List.copyOf(ends);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.outputStored(this);
    }
  }

  /** [20] The ends of these runs are committed, or the server does not know the run. */
  record EndStored(List<UUID> runs) implements ServerToWorker {
    public EndStored {
      runs = List.copyOf(runs);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.endStored(this);
    }
  }

  /** [21] Answers a heartbeat. */
  record Pulse(Instant serverTime) implements ServerToWorker {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.pulse(this);
    }
  }

  /** [22] Something of the worker's was refused; the connection goes on unless closed. */
  record Refusal(ErrorCode code, String text) implements ServerToWorker {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.refusal(this);
    }
  }

  /** The newest fire of a schedule that the ledger holds as accepted or later. */
  record DecidedFire(String schedule, Instant nominal) {}

  /**
   * [23] Sent between welcome and book. A journal that was rolled back or copied must not run again
   * what the ledger has: at or before these times only what the journal knows as open may run.
   */
  record Decided(List<DecidedFire> newest) implements ServerToWorker {
    public Decided {
      newest = List.copyOf(newest);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.decided(this);
    }
  }

  /** [24] These ranges of unfired fires are committed. */
  record UnfiredStored(List<UUID> ids) implements ServerToWorker {
    public UnfiredStored {
      ids = List.copyOf(ids);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.unfiredStored(this);
    }
  }
}
