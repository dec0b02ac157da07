package io.barto.selftest.load;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a command of the test does; {@code command.sh} does the same in shell. */
public enum CommandKind {
  /** Every second, one line. */
  TICK("*-*-* *:*:*", 1, 0, 0),
  /** Ends with another exit code than 0. */
  FAILING("*-*-* *:*:0/5", 2, 1, 7),
  /** At random seconds, which must stay the same whatever happens. */
  RANDOM("*-*-* *:*:R", 3, 0, 0),
  /** Runs for longer than many a fault lasts, and writes at its end. */
  LONG("*-*-* *:*:0/20", 1, 1, 3),
  /** Writes a lot. */
  CHATTY("*-*-* *:*:0/10", 2000, 200, 0),
  /** Hangs, while other schedules are due. */
  HUNG("*-*-* *:*:5/30", 0, 0, 1);

  private final String onCalendar;
  private final int lines;
  private final int errorLines;
  private final int exitCode;

  CommandKind(String onCalendar, int lines, int errorLines, int exitCode) {
    this.onCalendar = onCalendar;
    this.lines = lines;
    this.errorLines = errorLines;
    this.exitCode = exitCode;
  }

  String onCalendar() {
    return onCalendar;
  }

  /** The name by which the script and the schedules know it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a schedule's commands. */
  public static CommandKind ofSchedule(String schedule) {
    String word = schedule.replaceFirst("-.*", "");
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public int exitCode() {
    return exitCode;
  }

  /** All that a run writes to standard output. */
  public String output(UUID run) {
    return text(lines, run);
  }

  /** All that a run writes to standard error. */
  public String errorOutput(UUID run) {
    return text(errorLines, run);
  }

  private static String text(int lines, UUID run) {
    return IntStream.range(0, lines).mapToObj(i -> run + " " + i + "\n").collect(joining());
  }
}
