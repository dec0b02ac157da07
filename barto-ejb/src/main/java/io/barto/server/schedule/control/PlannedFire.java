package io.barto.server.schedule.control;

import io.barto.plan.Fire;
import io.barto.plan.Schedule;

/**
 * A fire with what its schedule was in the book that it came due by.
 *
 * @param generation of that book
 */
public record PlannedFire(Fire fire, Schedule schedule, long generation) {}
