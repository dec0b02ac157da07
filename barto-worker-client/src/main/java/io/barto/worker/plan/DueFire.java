package io.barto.worker.plan;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.Schedule;
import java.time.Instant;
import java.util.UUID;

/**
 * A fire that has come due.
 *
 * @param fire names it; the ids of its runs follow from it
 * @param name of its schedule, as people know it
 * @param schedule what is to be done
 * @param generation of the book that it was due by
 */
public record DueFire(Fire fire, String name, Schedule schedule, long generation) {
  /** The second at which it is due. */
  public Instant nominal() {
    return fire.nominal();
  }

  /** The schedule's key in its book. */
  public String key() {
    return fire.schedule().schedule();
  }

  /**
   * The id of the run of one of its commands.
   *
   * @param index from 0
   */
  public UUID run(int index) {
    return RunId.of(fire, index, 1).value();
  }
}
