package io.barto.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirePlannerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void takeDue_isOldestFirstAndThenInTheOrderOfTheBook() throws Exception {
    var planner =
        new FirePlanner(book(schedule("half", "*:0/30"), schedule("hour", "hourly")), START);
    assertThat(names(planner.takeDue(START.plusSeconds(7200), 100)))
        .containsExactly(
            "half 00:30", "half 01:00", "hour 01:00", "half 01:30", "half 02:00", "hour 02:00");
    assertThat(planner.earliest()).hasValue(START.plusSeconds(9000).getEpochSecond());
  }

  @Test
  void takeDue_startsStrictlyAfterAndIncludesNow() throws Exception {
    var planner = new FirePlanner(book(schedule("hour", "hourly")), START);
    assertThat(planner.takeDue(START.plusSeconds(3599), 100)).isEmpty();
    Instant one = START.plusSeconds(3600);
    assertThat(planner.takeDue(one, 100))
        .containsExactly(new Fire(new ScheduleKey("web", "hour"), one));
    assertThat(planner.takeDue(one, 100)).isEmpty();
  }

  @Test
  void takeDue_goesOnWhereTheLimitStoppedIt() throws Exception {
    var whole = new FirePlanner(book(schedule("a", "*:*"), schedule("b", "*:0/2")), START);
    var pieces = new FirePlanner(book(schedule("a", "*:*"), schedule("b", "*:0/2")), START);
    Instant now = START.plusSeconds(3600);
    List<Fire> all = whole.takeDue(now, 1000);
    assertThat(all).hasSize(90);
    assertThat(pieces.takeDue(now, 0)).isEmpty();
    List<Fire> parts =
        IntStream.range(0, 15).boxed().flatMap(i -> pieces.takeDue(now, 7).stream()).toList();
    assertThat(parts).isEqualTo(all);
  }

  @Test
  void earliest_isEmptyWhereNothingEverFires() throws Exception {
    var planner = new FirePlanner(book(schedule("never", "*-02-30")), START);
    assertThat(planner.earliest()).isEmpty();
    assertThat(planner.takeDue(Instant.parse("2190-01-01T00:00:00Z"), 10)).isEmpty();
    assertThat(new FirePlanner(new ScheduleBook(1, Map.of()), START).earliest()).isEmpty();
  }

  @Test
  void takeDue_endsWithTheLastFire() throws Exception {
    var planner = new FirePlanner(book(schedule("once", "2026-01-02 10:00")), START);
    assertThat(names(planner.takeDue(START.plusSeconds(900_000), 10)))
        .containsExactly("once 10:00");
    assertThat(planner.earliest()).isEmpty();
  }

  @Test
  void takeDue_firesBothOfTwoSchedulesWithOneExpression() throws Exception {
    var planner = new FirePlanner(book(schedule("a", "daily"), schedule("b", "daily")), START);
    assertThat(names(planner.takeDue(START.plusSeconds(86_400), 10)))
        .containsExactly("a 00:00", "b 00:00");
  }

  private static List<String> names(List<Fire> fires) {
    return fires.stream()
        .map(fire -> fire.schedule().schedule() + " " + fire.nominal().toString().substring(11, 16))
        .toList();
  }

  private static ScheduleBook book(Schedule... schedules) {
    return new ScheduleBook(1, Map.of("web", List.of(schedules)));
  }

  private static Schedule schedule(String name, String onCalendar) throws RealtimeException {
    return new Schedule(name, Realtime.parse(onCalendar), List.of("true"), false, null);
  }
}
