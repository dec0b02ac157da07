package io.barto.cli.argument;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Whose runs are meant: {@code WORKER/SCHEDULE}, or a part of it.
 *
 * @param worker null: any
 * @param schedule null: any
 */
public record ScheduleName(@Nullable String worker, @Nullable String schedule) {
  /** The same where both parts must be given. */
  public static ScheduleName whole(String text, @Nullable CommandSpec spec) {
    int slash = text.lastIndexOf('/');
    if (slash < 1 || slash == text.length() - 1) {
      throw new WrongUsage(spec, "expected WORKER/SCHEDULE, but found \"" + text + '"');
    }
    return of(text, null, null, spec);
  }

  /**
   * Puts together what was given in one word and by options.
   *
   * @param whole {@code WORKER[/SCHEDULE]}
   */
  public static ScheduleName of(
      @Nullable String whole,
      @Nullable String worker,
      @Nullable String schedule,
      @Nullable CommandSpec spec) {
    if (whole == null) {
      return new ScheduleName(worker, schedule);
    }
    int slash = whole.lastIndexOf('/'); // a schedule's name has none
    boolean twice = worker != null || (schedule != null && slash >= 0);
    if (twice || slash == 0 || slash == whole.length() - 1) {
      throw new WrongUsage(
          spec,
          twice
              ? "the worker or the schedule is given twice: as \"" + whole + "\" and by an option"
              : "expected WORKER or WORKER/SCHEDULE, but found \"" + whole + '"');
    }
    return slash < 0
        ? new ScheduleName(whole, schedule)
        : new ScheduleName(whole.substring(0, slash), whole.substring(slash + 1));
  }
}
