package io.barto.protocol;

import java.util.List;

/** What a reload answers; since version 2. */
public sealed interface ReloadAnswer extends ServerToCli {
  /** One method a message. */
  interface Handler<R> {
    R reloadReport(ReloadReport message);
  }

  /** What a reload did to a schedule; the order is that of the wire. */
  enum ChangeKind {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * A schedule that is not as it was.
   *
   * @param what of it has changed, each in words; empty unless it was there before and still is
   */
  record ScheduleChange(ChangeKind kind, String worker, String schedule, List<String> what) {
    public ScheduleChange {
      what = List.copyOf(what);
    }
  }

  /**
   * Fires of the days to come that there are on one side of a reload only.
   *
   * @param count how many were found
   * @param more whether there are more than were counted
   * @param earliest the first of them, in their order
   */
  record FireDifference(long count, boolean more, List<FireTime> earliest) {
    public FireDifference {
      earliest = List.copyOf(earliest);
    }
  }

  /**
   * [20] What a reload has changed, or would change.
   *
   * @param dryRun whether it was only asked
   * @param generation of the book that holds now
   * @param changes by worker and schedule
   * @param days how many of them the fires are compared for
   * @param appear what comes due by the new schedules only
   * @param vanish what came due by the old ones only
   * @param needRestart keys that are changed, too, and hold from the next start only
   */
  record ReloadReport(
      boolean dryRun,
      long generation,
      List<ScheduleChange> changes,
      int days,
      FireDifference appear,
      FireDifference vanish,
      List<String> needRestart)
      implements ReloadAnswer {
    public ReloadReport {
      changes = List.copyOf(changes);
      needRestart = List.copyOf(needRestart);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.reloadReport(this);
    }
  }
}
