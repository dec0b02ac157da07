package io.barto.worker.command;

import java.time.Instant;

/**
 * How a command ended.
 *
 * @param code its exit code, 128 and the signal's number where a signal ended it
 * @param at when that was written
 */
public record CommandExit(int code, Instant at) {}
