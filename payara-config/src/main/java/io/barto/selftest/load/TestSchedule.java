package io.barto.selftest.load;

import java.util.Collections;

/**
 * A schedule of the test.
 *
 * @param name begins with its kind's word
 * @param onCalendar when it fires
 * @param commands how many it has, all alike
 * @param missedTick as in the configuration
 */
record TestSchedule(String name, String onCalendar, int commands, String missedTick) {
  static TestSchedule of(CommandKind kind, int copy, int worker) {
    String name = copy == 0 ? kind.word() : kind.word() + "-" + copy;
    int commands = kind == CommandKind.RANDOM ? 2 : 1;
    return new TestSchedule(name, kind.onCalendar(), commands, missedTick(worker));
  }

  private static String missedTick(int worker) {
    return switch (worker % 3) {
      case 0 -> "Burst";
      case 1 -> "Delay";
      default -> "Skip";
    };
  }

  TestSchedule at(String otherCalendar) {
    return new TestSchedule(name, otherCalendar, commands, missedTick);
  }

  String toml(String script) {
    String command = "\"sh '%s' %s\"".formatted(script, CommandKind.ofSchedule(name).word());
    String all = String.join(", ", Collections.nCopies(commands, command));
    return "  { name = \"%s\", on_calendar = \"%s\", missed_tick = \"%s\", cmds = [%s] },\n"
        .formatted(name, onCalendar, missedTick, all);
  }
}
