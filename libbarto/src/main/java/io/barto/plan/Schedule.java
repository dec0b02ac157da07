package io.barto.plan;

import static java.util.Objects.requireNonNull;

import io.barto.realtime.Realtime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One schedule of one worker, as the book holds it.
 *
 * @param name unique among its worker's schedules
 * @param onCalendar when it fires; its zone is settled and its random draws are keyed
 * @param commands shell commands, run in this order, at least one
 * @param stopOnFailure whether a failed command keeps the later ones from running
 * @param missedTick what becomes of missed fires; null: as the worker says
 */
public record Schedule(
    String name,
    Realtime onCalendar,
    List<String> commands,
    boolean stopOnFailure,
    @Nullable MissedTick missedTick) {
  public Schedule {
    requireNonNull(name, "name");
    requireNonNull(onCalendar, "onCalendar");
    commands = List.copyOf(commands);
    if (commands.isEmpty()) {
      throw new IllegalArgumentException("schedule " + name + " has no command");
    }
  }
}
