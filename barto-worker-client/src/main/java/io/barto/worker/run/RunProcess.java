package io.barto.worker.run;

import io.barto.protocol.RunEnd.Outcome;
import io.barto.worker.command.CommandExit;
import io.barto.worker.command.Liveness;
import io.barto.worker.command.Marker;
import io.barto.worker.command.RunDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the process of one run by the files of its directory, whoever started it.
 *
 * <p>Used by one thread.
 */
final class RunProcess {
  /** How long output is awaited of background children of a command that has ended. */
  static final Duration PUMP_GRACE = Duration.ofSeconds(5);

  private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

  private final RunDirectory directory;
  private final Liveness liveness;
  private final Clock clock;
  private final LongSupplier nanos;
  private @Nullable Marker marker;
  private @Nullable CommandExit exit;
  private boolean parentExited;
  private long exitSeen;
  private long lookAgain;

  RunProcess(RunDirectory directory, Liveness liveness, Clock clock, LongSupplier nanos) {
    this.directory = directory;
    this.liveness = liveness;
    this.clock = clock;
    this.nanos = nanos;
    this.lookAgain = nanos.getAsLong() + LOOK_AGAIN;
  }

  /** The parent that this program started is gone: time to look at once. */
  void parentExited() {
    parentExited = true;
    lookAgain = nanos.getAsLong();
  }

  /** Who runs it, as far as is known; null: nobody yet. */
  @Nullable Marker marker() {
    return marker;
  }

  /** Looks whether it has begun. */
  @Nullable Marker findMarker() throws IOException {
    if (marker == null) {
      marker = directory.marker();
    }
    return marker;
  }

  /**
   * Looks whether it is over.
   *
   * @param outputEnded whether its pumps are done
   */
  @Nullable Verdict findEnd(boolean outputEnded) throws IOException {
    Marker found = findMarker();
    if (found == null) {
      return parentExited ? neverStarted() : null;
    }
    if (found.forestalled()) {
      return skipped("it was given up before it was started");
    }
    if (exit == null) {
      exit = directory.exit();
      exitSeen = nanos.getAsLong();
    }
    return exit != null ? exited(exit, outputEnded) : lostIfDead(found);
  }

  private @Nullable Verdict exited(CommandExit how, boolean outputEnded) throws IOException {
    boolean over =
        outputEnded || parentExited || nanos.getAsLong() - exitSeen > PUMP_GRACE.toNanos();
    return over || deadNow() ? new Verdict(Outcome.EXITED, how.code(), "", how.at()) : null;
  }

  private @Nullable Verdict lostIfDead(Marker found) throws IOException {
    if (!deadNow()) {
      return null;
    }
    exit = directory.exit(); // it may have been written just before the death
    if (exit != null) {
      return new Verdict(Outcome.EXITED, exit.code(), "", exit.at());
    }
    String reason =
        liveness.hostRestarted(found)
            ? "the host was restarted"
            : "its parent process was killed, so that nobody saw it end";
    return new Verdict(Outcome.LOST, null, reason, clock.instant());
  }

  private boolean deadNow() throws IOException {
    if (nanos.getAsLong() - lookAgain < 0 || marker == null) {
      return false;
    }
    lookAgain = nanos.getAsLong() + LOOK_AGAIN;
    return !liveness.alive(directory, marker);
  }

  private @Nullable Verdict neverStarted() throws IOException {
    if (!directory.forestall()) {
      return null; // somebody else's marker came first
    }
    String complaint = directory.complaint();
    return skipped("it could not be started" + (complaint.isEmpty() ? "" : ": " + complaint));
  }

  private Verdict skipped(String reason) {
    return new Verdict(Outcome.SKIPPED, null, reason, clock.instant());
  }
}
