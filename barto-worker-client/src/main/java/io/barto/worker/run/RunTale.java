package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.RunEnd;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.AcceptedRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells the people who watch the log of one run. */
final class RunTale {
  private static final System.Logger LOG = System.getLogger(RunTale.class.getName());
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final String name;
  private final String due;

  RunTale(AcceptedFire fire, AcceptedRun run, Clock clock) {
    int commands = fire.runs().size();
    this.name =
        commands == 1
            ? fire.schedule()
            : fire.schedule() + " (command " + (run.index() + 1) + " of " + commands + ")";
    this.due = TIME.format(fire.nominal().atZone(clock.getZone()));
  }

  /**
   * @param earlier whether a worker before this one did
   */
  void started(boolean earlier) {
    LOG.log(INFO, "{0}: {1} (due {2})", name, earlier ? "taken up" : "started", due);
  }

  /**
   * @param lines of output; negative: not counted yet
   */
  void ended(RunEnd end, long lines) {
    LOG.log(INFO, "{0}: {1}", name, describe(end, lines));
  }

  static String describe(RunEnd end, long lines) {
    return switch (end.outcome()) {
      case EXITED -> exited(end) + ", " + amount(end, lines) + remark(end);
      case LOST -> "lost, " + end.reason();
      case SKIPPED -> "skipped, " + end.reason();
    };
  }

  private static String exited(RunEnd end) {
    Instant from = end.startedAt() == null ? end.at() : end.startedAt();
    double seconds = Math.max(0, Duration.between(from, end.at()).toNanos() / 1e9);
    return String.format(Locale.ROOT, "exit %d after %.2f s", end.exitCode(), seconds);
  }

  private static String amount(RunEnd end, long lines) {
    if (lines == 1) {
      return "1 line";
    }
    long bytes = end.stdoutBytes() + end.stderrBytes();
    return lines >= 0 ? lines + " lines" : bytes + " bytes of output to be sent";
  }

  private static String remark(RunEnd end) {
    return end.reason().isEmpty() ? "" : " (" + end.reason() + ")";
  }

  void outputGone() {
    LOG.log(
        WARNING,
        "{0}: the server lost output that it had stored before, and it is not here any more",
        name);
  }
}
