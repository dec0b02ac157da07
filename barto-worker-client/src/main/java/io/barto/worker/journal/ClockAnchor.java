package io.barto.worker.journal;

import java.time.Instant;

/**
 * What time it was at one point of a boot of the host, as far as the worker could tell.
 *
 * @param boot of the host
 * @param elapsedNanos since that boot, counting times of suspension
 * @param now the time at that point
 */
public record ClockAnchor(String boot, long elapsedNanos, Instant now) {}
