package io.barto.cli.lint;

import static java.util.Objects.requireNonNull;

import io.barto.plan.ScheduleKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a configuration that is legal but hardly meant.
 *
 * @param message what happens, and when
 * @param advice what to do; empty where each schedule's suggestion says it
 * @param schedules whom it concerns, at least one
 */
public record Finding(Kind kind, String message, String advice, List<Concerned> schedules) {
  public Finding {
    requireNonNull(kind, "kind");
    schedules = List.copyOf(schedules);
  }

  /** What kind of trouble; the names are what JSON shows, in lower case. */
  public enum Kind {
    NEVER,
    GAP,
    HERD
  }

  /**
   * A schedule with this trouble.
   *
   * @param suggestion an expression without it, or null
   */
  public record Concerned(ScheduleKey key, String expression, @Nullable String suggestion) {}
}
