package io.barto.worker.run;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleKey;
import io.barto.worker.journal.Journal;
import io.barto.worker.plan.DueFire;
import io.barto.worker.plan.LocalPlan;
import java.time.Instant;

/**
 * Which instants are decided: they ran, will run, or never will. The journal knows some by their
 * runs; those that the plan, or a schedule's mark, has passed are decided all.
 */
record Decisions(Journal journal, LocalPlan plan) {
  /** Whether it is settled what becomes of a fire that the plan says is due. */
  boolean isDecided(DueFire due) {
    return isMarked(due.key(), due.nominal()) || journal.fires().knows(due.run(0));
  }

  /** Whether a schedule's instants up to this one are decided, however that may be. */
  boolean isPassed(String schedule, Instant nominal) {
    return isMarked(schedule, nominal) || plan.hasPassed(schedule, nominal);
  }

  /** Whether a fire is due by the plan, which will decide it. */
  boolean isAhead(String schedule, Instant nominal) {
    return !isMarked(schedule, nominal) && plan.awaits(schedule, nominal);
  }

  private boolean isMarked(String key, Instant nominal) {
    Instant mark = journal.plan().mark(key);
    return mark != null && !nominal.isAfter(mark);
  }

  /** Whether the journal has the first attempt at a fire. */
  boolean hasRun(String worker, String schedule, Instant nominal) {
    return journal
        .fires()
        .knows(RunId.of(new Fire(new ScheduleKey(worker, schedule), nominal), 0, 1).value());
  }
}
