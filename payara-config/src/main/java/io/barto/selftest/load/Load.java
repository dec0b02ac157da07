package io.barto.selftest.load;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who runs what: the schedules of all workers, before and after the reload. */
public final class Load {
  private static final List<CommandKind> OTHERS =
      List.of(CommandKind.LONG, CommandKind.CHATTY, CommandKind.HUNG);

  private final Map<String, List<TestSchedule>> schedules;

  private Load(Map<String, List<TestSchedule>> schedules) {
    this.schedules = schedules;
  }

  /**
   * Deals schedules out to workers: to each one first every second, then every five seconds, then
   * at random seconds, then the others in turn.
   */
  public static Load of(int workers, int schedules) {
    var dealt = new LinkedHashMap<String, List<TestSchedule>>();
    for (int i = 0; i < schedules; i++) {
      int worker = i % workers;
      int layer = i / workers;
      TestSchedule schedule = TestSchedule.of(kind(layer, worker), layer / 4, worker);
      dealt.computeIfAbsent(workerName(worker), name -> new ArrayList<>()).add(schedule);
    }
    for (int worker = 0; worker < workers; worker++) {
      dealt.putIfAbsent(workerName(worker), new ArrayList<>());
    }
    return new Load(dealt);
  }

  private static String workerName(int worker) {
    return "w" + (worker + 1);
  }

  private static CommandKind kind(int layer, int worker) {
    return switch (layer % 4) {
      case 0 -> CommandKind.TICK;
      case 1 -> CommandKind.FAILING;
      case 2 -> CommandKind.RANDOM;
      default -> OTHERS.get((worker + layer / 4) % OTHERS.size());
    };
  }

  /** What a reload makes of it: schedules that are gone, changed and new, with one worker each. */
  public Load reloaded() {
    var changed = new LinkedHashMap<String, List<TestSchedule>>();
    int worker = 0;
    for (var entry : schedules.entrySet()) {
      changed.put(entry.getKey(), reloaded(entry.getValue(), worker++));
    }
    return new Load(changed);
  }

  private static List<TestSchedule> reloaded(List<TestSchedule> before, int worker) {
    var after = new ArrayList<>(before);
    switch (worker % 3) {
      case 0 -> after.removeIf(s -> s.name().equals(CommandKind.LONG.word()));
      case 1 ->
          after.replaceAll(
              s -> s.name().equals(CommandKind.FAILING.word()) ? s.at("*-*-* *:*:0/4") : s);
      default -> after.add(new TestSchedule("tick-new", "*-*-* *:*:0/3", 1, "Burst"));
    }
    return after;
  }

  public List<String> workers() {
    return List.copyOf(schedules.keySet());
  }

  /**
   * The {@code [schedules.*]} tables.
   *
   * @param script where {@link #writeScript} put it
   */
  public String toml(Path script) {
    var text = new StringBuilder();
    schedules.forEach(
        (worker, list) -> {
          text.append("[schedules.").append(worker).append("]\nschedules = [\n");
          list.forEach(schedule -> text.append(schedule.toml(script.toString())));
          text.append("]\n");
        });
    return text.toString();
  }

  /** Puts the commands' script into a folder, beside which they keep their witness. */
  public static Path writeScript(Path folder) throws IOException {
    Path script = folder.resolve("command.sh");
    try (InputStream text = Load.class.getResourceAsStream("command.sh")) {
      Files.write(script, requireNonNull(text, "command.sh is in the jar").readAllBytes());
    }
    return script;
  }

  /** What the commands append to. */
  public static Path witness(Path folder) {
    return folder.resolve("witness");
  }
}
