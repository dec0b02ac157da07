package io.barto.worker.run;

import io.barto.protocol.RunEnd.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run, its output aside.
 *
 * @param exitCode null unless it exited
 * @param reason for people; empty where the exit code says all
 */
record Verdict(Outcome outcome, @Nullable Integer exitCode, String reason, Instant at) {}
