package io.barto.selftest;

import java.time.Duration;

/**
 * What is asked for on the command line.
 *
 * @param length of the time in which harm is done
 * @param noFaults whether none is done after all
 * @param keep whether the folder stays where all is well
 */
record Settings(
    Duration length, long seed, int workers, int schedules, boolean noFaults, boolean keep) {
  /** Half of the tests seal their messages; without seals nobody notices that one came twice. */
  String hmacKey() {
    return seed % 2 == 0 ? "a key of the self-test" : "";
  }

  @Override
  public String toString() {
    return "%d minutes, %d workers, %d schedules, seed %d, messages %s"
        .formatted(
            length.toMinutes(),
            workers,
            schedules,
            seed,
            hmacKey().isEmpty() ? "without seals" : "with MACs");
  }

  /** The command that does the same again. */
  String commandLine() {
    return "bartos self-test --minutes %d --seed %d --workers %d --schedules %d%s"
        .formatted(length.toMinutes(), seed, workers, schedules, noFaults ? " --no-faults" : "");
  }
}
