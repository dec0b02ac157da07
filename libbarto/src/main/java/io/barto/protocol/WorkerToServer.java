package io.barto.protocol;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a worker sends to the server. */
public sealed interface WorkerToServer {
  /** Handled so that a new message breaks the build wherever it is not. */
  <R> R accept(Handler<R> handler);

  /** One method a message. */
  interface Handler<R> {
    R outputLine(OutputLine message);

    R exitStatus(ExitStatus message);

    R clientInfo(ClientInfo message);

    R hello(Hello message);

    R accepted(Accepted message);

    R refused(Refused message);

    R started(Started message);

    R output(Output message);

    R ended(Ended message);

    R heartbeat(Heartbeat message);

    R dropped(Dropped message);

    R fired(Fired message);

    R unfired(Unfired message);

    R bookAccepted(BookAccepted message);

    R journalState(JournalState message);
  }

  /** [0][0] Version 1: one line of output, without its end. */
  record OutputLine(
      UUID connection,
      String worker,
      String timestamp,
      UUID command,
      String commandName,
      OutputKind kind,
      String data)
      implements WorkerToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.outputLine(this);
    }
  }

  /** [0][1] Version 1: how a command ended; no exit code where a signal ended it. */
  record ExitStatus(UUID command, String timestamp, @Nullable Integer exitCode, boolean success)
      implements WorkerToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.exitStatus(this);
    }
  }

  /** [1] What the worker says of its host. */
  record ClientInfo(HostInfo info) implements WorkerToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.clientInfo(this);
    }
  }

  /**
   * [16] The first message of version 2.
   *
   * @param instance made once with the journal; another one is another worker under the same name
   * @param bootId the host's boot
   * @param journal the journal's newest record
   * @param told what this journal told of itself before, as far as it remembers: the newest hellos,
   *     and the newest heartbeats after the first of these
   * @param incarnation of the book held; null where none is
   * @param generation of the book held; 0 where none is
   * @param openRuns runs that the worker has accepted and whose end is not acknowledged
   * @param workerTime the worker's clock as it sent this
   * @param timeZones version of the worker's time-zone database; empty where it is not known
   * @param info what the worker says of its host
   */
  record Hello(
      UUID instance,
      String bootId,
      JournalMark journal,
      List<JournalMark> told,
      @Nullable UUID incarnation,
      long generation,
      List<UUID> openRuns,
      Instant workerTime,
      String timeZones,
      HostInfo info)
      implements WorkerToServer {
    public Hello {
      told = List.copyOf(told);
      openRuns = List.copyOf(openRuns);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.hello(this);
    }
  }

  /** [17] The fire is in the worker's journal: its runs will happen here, once. */
  record Accepted(String schedule, Instant nominal, int attempt, List<UUID> runs, Instant at)
      implements WorkerToServer {
    public Accepted {
      runs = List.copyOf(runs);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.accepted(this);
    }
  }

  /** [18] These runs will never start here; the reason is for people. */
  record Refused(List<UUID> runs, String reason, Instant at) implements WorkerToServer {
    public Refused {
      runs = List.copyOf(runs);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.refused(this);
    }
  }

  /** [19] The run's command was started. */
  record Started(UUID run, Instant at) implements WorkerToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.started(this);
    }
  }

  /** [20] Output, of one or more runs. */
  record Output(List<OutputBatch> batches) implements WorkerToServer {
    public Output {
      batches = List.copyOf(batches);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.output(this);
    }
  }

  /** [21] Runs have ended. Sent again until answered. */
  record Ended(List<RunEnd> ends) implements WorkerToServer {
    public Ended {
      ends = List.copyOf(ends);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.ended(this);
    }
  }

  /** [22] Sent as often as the welcome asked; answered by a pulse. */
  record Heartbeat(Instant workerTime, JournalMark journal, int running) implements WorkerToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.heartbeat(this);
    }
  }

  /**
   * [23] How many of the server's messages this worker has dropped since it started, because they
   * were not what its keys demand; by reason, which is for people.
   */
  record Dropped(Map<String, Long> counts) implements WorkerToServer {
    public Dropped {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.dropped(this);
    }
  }

  /** Why a worker fired what nobody dispatched. On the wire the ordinal. */
  enum FireOrigin {
    /** By its own plan: no dispatch had come. */
    OWN_PLAN,
    /** It came due while the worker was not running, and was made up. */
    MADE_UP,
    /** A server dispatched it, which does not know it any more. */
    DISPATCHED
  }

  /**
   * [24] As {@link Accepted}, for a fire that nobody dispatched, or that its server does not know.
   * Told again after each welcome while one of its runs is open.
   *
   * @param nominal the whole second at which it was due
   * @param attempt from 1
   * @param generation of the book that it was due by
   */
  record Fired(
      String schedule,
      Instant nominal,
      int attempt,
      long generation,
      boolean stopOnFailure,
      List<ServerToWorker.Command> commands,
      FireOrigin origin,
      Instant at)
      implements WorkerToServer {
    public Fired {
      commands = List.copyOf(commands);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.fired(this);
    }
  }

  /** [25] Fires that will never run, in ranges. Sent again after each welcome until answered. */
  record Unfired(List<UnfiredRange> ranges) implements WorkerToServer {
    public Unfired {
      ranges = List.copyOf(ranges);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.unfired(this);
    }
  }

  /**
   * [26] The book is in the worker's journal. Answers each book.
   *
   * @param cut the first whole second that is planned by this book; what is due before belongs to
   *     the one before
   */
  record BookAccepted(UUID incarnation, long generation, Instant cut) implements WorkerToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.bookAccepted(this);
    }
  }

  /** How a worker's journal is. On the wire the ordinal. */
  enum JournalCondition {
    /** It takes records, and has all of its own. */
    SOUND,
    /** It could not be read and was begun anew; what it held is set aside. */
    BEGUN_ANEW,
    /** It takes no records: the worker starts nothing until it does. */
    NOT_WRITABLE
  }

  /**
   * [27] How the worker's journal is. Sent when that changes, and after each welcome unless it is
   * sound and always was since the worker's start.
   *
   * @param text for people; empty where the journal is sound
   */
  record JournalState(JournalCondition condition, String text, Instant at)
      implements WorkerToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.journalState(this);
    }
  }
}
