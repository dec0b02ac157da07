package io.barto.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks {@code systemd-analyze calendar} when expressions fire. */
final class SystemdCalendar {
  static final int ITERATIONS = 6;

  private static final Path TOOL = Path.of("/usr/bin/systemd-analyze");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

  private SystemdCalendar() {}

  /** What the tool says: the first fires of an expression after a second. */
  record Answer(String expression, long after, List<Long> fires) {
    static Answer ofLine(String line) {
      String[] parts = line.split("\\|", -1);
      var fires = new ArrayList<Long>();
      for (String fire : parts[2].split(",", -1)) {
        if (!fire.isEmpty()) {
          fires.add(Long.parseLong(fire));
        }
      }
      return new Answer(parts[0], Long.parseLong(parts[1]), fires);
    }

    String toLine() {
      return expression
          + "|"
          + after
          + "|"
          + String.join(",", fires.stream().map(String::valueOf).toList());
    }
  }

  static boolean isInstalled() {
    return Files.isExecutable(TOOL);
  }

  /** Expressions that the tool refuses have no answer. */
  static List<Answer> ask(List<String> expressions, long after)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(TOOL.toString(), "calendar"));
    command.add("--iterations=" + ITERATIONS);
    command.add(
        "--base-time="
            + TIME.format(LocalDateTime.ofEpochSecond(after, 0, ZoneOffset.UTC))
            + " UTC");
    command.add("--");
    command.addAll(expressions);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return answers(output, after);
  }

  private static List<Answer> answers(String output, long after) {
    var answers = new ArrayList<Answer>();
    String expression = "";
    for (String line : output.lines().toList()) {
      String text = line.strip();
      if (text.startsWith("Original form: ")) {
        expression = text.substring("Original form: ".length());
      } else if (text.startsWith("Normalized form: ")) {
        // the original form is left out where it is the normalized one
        String normalized = text.substring("Normalized form: ".length());
        answers.add(
            new Answer(expression.isEmpty() ? normalized : expression, after, new ArrayList<>()));
        expression = "";
      } else if (text.endsWith(" UTC") && (text.startsWith("Next") || text.startsWith("Iter"))) {
        String time = text.substring(text.indexOf(": ") + 2, text.length() - " UTC".length());
        LocalDateTime local = LocalDateTime.parse(time, TIME);
        answers.get(answers.size() - 1).fires().add(local.toEpochSecond(ZoneOffset.UTC));
      }
    }
    return answers;
  }

  /** Records the corpus anew: {@code java ... SystemdCalendar FILE}. */
  public static void main(String[] args) throws Exception {
    var source = new ExpressionSource(20_261_123);
    var lines = new ArrayList<String>();
    for (int batch = 0; batch < 40; batch++) {
      long after = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() + batch * 9_876_543L;
      ask(batch(source, 50), after).forEach(answer -> lines.add(answer.toLine()));
    }
    Files.write(Path.of(args[0]), lines);
  }

  static List<String> batch(ExpressionSource source, int size) {
    var expressions = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      expressions.add(source.common());
    }
    return expressions;
  }
}
