package io.barto.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers about schedules and runs; since version 2. */
public sealed interface RunAnswer extends ServerToCli {
  /** One method a message. */
  interface Handler<R> {
    R scheduleList(ScheduleList message);

    R runList(RunList message);

    R runDetail(RunDetail message);

    R runStarted(RunStarted message);
  }

  /** Where a run stands; the order is that of the wire. */
  enum State {
    DUE,
    DISPATCHED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    KILLED,
    LOST,
    SKIPPED,
    MISSED
  }

  /** Why a run came to be; the order is that of the wire. */
  enum Origin {
    /** Its schedule came due and the server fired it. */
    SCHEDULE,
    /** A version 1 worker ran it by its own schedule. */
    WORKER,
    /** Its worker fired it by its own plan. */
    OWN_PLAN,
    /** It came due while its worker was not running, which made it up. */
    MADE_UP,
    /** A person asked for it. */
    MANUAL
  }

  /**
   * The newest fire of a schedule.
   *
   * @param state that of its first run that did not succeed, or else of its last
   * @param runs one a command
   */
  record LastFire(Instant nominal, State state, List<UUID> runs) {
    public LastFire {
      runs = List.copyOf(runs);
    }
  }

  /**
   * One schedule.
   *
   * @param expression as it was written
   * @param canonical the same in full, with its zone
   * @param description when it is due, in words
   * @param next when it is due next; null if never again
   * @param lastFire null if it never was
   * @param connected whether its worker is
   * @param generation of the book that it stands in
   */
  record ScheduleItem(
      String worker,
      String schedule,
      String expression,
      String canonical,
      String description,
      List<String> commands,
      boolean stopOnFailure,
      @Nullable Instant next,
      @Nullable LastFire lastFire,
      boolean connected,
      long generation) {
    public ScheduleItem {
      commands = List.copyOf(commands);
    }
  }

  /** [24] Schedules by worker and name. */
  record ScheduleList(List<ScheduleItem> schedules) implements RunAnswer {
    public ScheduleList {
      schedules = List.copyOf(schedules);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.scheduleList(this);
    }
  }

  /**
   * One run.
   *
   * @param index of its command in the schedule, from 0
   * @param command the beginning of its text, at most 200 characters; empty where it is not known
   * @param nominal when it was due; null for what a person or a version 1 worker ran
   * @param claimed when the server first knew of it
   * @param exitCode null as long as it has none, and where its end is not known
   * @param reason why it ended as it did, for people; often empty
   * @param lines how many are stored, of both streams
   * @param stdoutBytes what it wrote, stored or not; null as long as that is not known
   */
  record RunItem(
      UUID run,
      String worker,
      String schedule,
      int index,
      String command,
      @Nullable Instant nominal,
      Instant claimed,
      @Nullable Instant started,
      @Nullable Instant ended,
      State state,
      @Nullable Integer exitCode,
      String reason,
      int attempt,
      Origin origin,
      long lines,
      @Nullable Long stdoutBytes,
      @Nullable Long stderrBytes) {}

  /** [25] Runs, newest first. */
  record RunList(List<RunItem> runs) implements RunAnswer {
    public RunList {
      runs = List.copyOf(runs);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.runList(this);
    }
  }

  /** Another run of the same fire. */
  record Sibling(UUID run, int index, int attempt, State state) {}

  /**
   * What is missing in the stored output.
   *
   * @param offset of its first byte in the stream
   * @param bytes how many there are
   */
  record OutputGap(OutputKind stream, long offset, long bytes) {}

  /**
   * [26] All about one run.
   *
   * @param command its whole text
   * @param accepted when its worker had it
   * @param generation of the book that it came from
   * @param siblings the others of its fire
   */
  record RunDetail(
      RunItem item,
      String command,
      @Nullable Instant accepted,
      long generation,
      UUID instance,
      boolean stopOnFailure,
      long stdoutLines,
      long stderrLines,
      List<Sibling> siblings,
      List<OutputGap> gaps)
      implements RunAnswer {
    public RunDetail {
      siblings = List.copyOf(siblings);
      gaps = List.copyOf(gaps);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.runDetail(this);
    }
  }

  /**
   * [29] What a person asked for is on its way.
   *
   * @param runs one a command, in their order
   * @param notAfter if its worker has not taken it by then, it will not run
   */
  record RunStarted(List<UUID> runs, Instant notAfter) implements RunAnswer {
    public RunStarted {
      runs = List.copyOf(runs);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.runStarted(this);
    }
  }
}
