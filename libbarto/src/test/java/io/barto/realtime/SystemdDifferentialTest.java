package io.barto.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.realtime.SystemdCalendar.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Where systemd has the same grammar, it has the same fires; away from shifts of the clock, which
 * systemd treats otherwise. The recorded answers are checked always, fresh ones where the tool is
 * installed.
 */
class SystemdDifferentialTest {
  private static final int DAY = 86_400;

  private static final int BATCHES = 30;

  @Test
  void next_agreesWithTheRecordedAnswers() throws Exception {
    List<Answer> corpus = corpus();
    assertThat(corpus).hasSizeGreaterThan(1500);
    for (Answer answer : corpus) {
      assertAgrees(answer, "recorded");
    }
  }

  @Test
  void next_agreesWithTheInstalledTool() throws Exception {
    if (!SystemdCalendar.isInstalled()) {
      return; // the recorded answers stand in for it
    }
    long seed = new Random().nextLong();
    var source = new ExpressionSource(seed);
    var bases = new Random(seed);
    int answered = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      long after = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
      after += bases.nextInt(400_000_000);
      List<Answer> answers = SystemdCalendar.ask(SystemdCalendar.batch(source, 50), after);
      for (Answer answer : answers) {
        assertAgrees(answer, "seed " + seed);
      }
      answered += answers.size();
    }
    assertThat(answered).isGreaterThan(BATCHES * 40);
  }

  private static void assertAgrees(Answer answer, String origin) throws RealtimeException {
    Realtime realtime = Realtime.parse(answer.expression());
    ZoneRules rules = realtime.zone().getRules();
    var ours = new ArrayList<Long>();
    realtime.stream(Instant.ofEpochSecond(answer.after()))
        .limit(SystemdCalendar.ITERATIONS)
        .forEach(fire -> ours.add(fire.getEpochSecond()));
    List<Long> theirs = comparable(answer.fires(), rules, answer.expression());
    List<Long> same = comparable(ours, rules, answer.expression());
    if (ours.size() < SystemdCalendar.ITERATIONS && same.size() == ours.size()) {
      assertThat(theirs).as("%s, %s", answer, origin).isEqualTo(same);
    }
    int common = Math.min(theirs.size(), same.size());
    assertThat(same.subList(0, common))
        .as("%s, %s", answer, origin)
        .isEqualTo(theirs.subList(0, common));
  }

  private static List<Long> comparable(List<Long> fires, ZoneRules rules, String expression) {
    return fires.stream()
        .filter(fire -> isAwayFromShifts(fire, rules))
        .filter(fire -> OpenSteps.of(expression).areCompared(local(fire, rules)))
        .toList();
  }

  private static boolean isAwayFromShifts(long fire, ZoneRules rules) {
    Instant before = Instant.ofEpochSecond(fire - 2 * DAY);
    Instant after = Instant.ofEpochSecond(fire + 2 * DAY);
    return rules.getOffset(before).equals(rules.getOffset(after));
  }

  private static OffsetDateTime local(long fire, ZoneRules rules) {
    Instant instant = Instant.ofEpochSecond(fire);
    return instant.atOffset(rules.getOffset(instant));
  }

  private static List<Answer> corpus() throws IOException {
    String name = "systemd-calendar.txt";
    try (InputStream in =
        Objects.requireNonNull(SystemdDifferentialTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8).lines().map(Answer::ofLine).toList();
    }
  }
}
