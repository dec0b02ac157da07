package io.barto.worker.plan;

import io.barto.plan.Fire;
import io.barto.plan.Schedule;

/**
 * A fire that has come due.
 *
 * @param fire names it; the ids of its runs follow from it
 * @param name of its schedule, as people know it
 * @param schedule what is to be done
 */
public record DueFire(Fire fire, String name, Schedule schedule) {}
