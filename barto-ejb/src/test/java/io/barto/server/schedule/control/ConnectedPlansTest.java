package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Fire;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.plan.ScheduleKey;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectedPlansTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID CONNECTION = UUID.randomUUID();
  private static final int PLENTY = 1_000;

  private final ConnectedPlans plans = new ConnectedPlans();
  private ScheduleBook book = new ScheduleBook(1, Map.of());

  @BeforeEach
  void fill() throws RealtimeException {
    book =
        new ScheduleBook(
            1,
            Map.of(
                "one", List.of(minutely("backup"), minutely("report")),
                "two", List.of(minutely("sync"))));
  }

  private static Schedule minutely(String name) throws RealtimeException {
    return new Schedule(name, Realtime.parse("minutely"), List.of("true"), false, null);
  }

  private List<Fire> due(Instant now, int limit) {
    return plans.takeDue(now, limit).stream().map(PlannedFire::fire).toList();
  }

  private static Fire fire(String worker, String schedule, int minutes) {
    return new Fire(new ScheduleKey(worker, schedule), NOON.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void nobodyConnected_nothingIsDue() {
    assertThat(plans.earliest()).isEmpty();
    assertThat(due(NOON, PLENTY)).isEmpty();
  }

  @Test
  void onlyTheConnectedAreFiredFor_onceEach() {
    plans.plan("one", CONNECTION, book, NOON);
    assertThat(plans.earliest()).hasValue(NOON.plusSeconds(60).getEpochSecond());
    assertThat(due(NOON.plusSeconds(59), PLENTY)).isEmpty();
    assertThat(due(NOON.plusSeconds(60), PLENTY))
        .containsExactlyInAnyOrder(fire("one", "backup", 1), fire("one", "report", 1));
    assertThat(due(NOON.plusSeconds(60), PLENTY)).isEmpty();
    assertThat(plans.earliest()).hasValue(NOON.plusSeconds(120).getEpochSecond());
  }

  @Test
  void earliest_isThatOfAllPlans() {
    plans.plan("one", CONNECTION, book, NOON.plusSeconds(600));
    plans.plan("two", CONNECTION, book, NOON);
    assertThat(plans.earliest()).hasValue(NOON.plusSeconds(60).getEpochSecond());
  }

  @Test
  void aWorkerWithoutSchedules_hasNothingDue() {
    plans.plan("three", CONNECTION, book, NOON);
    assertThat(plans.earliest()).isEmpty();
  }

  @Test
  void forget_firesForThatWorkerNoMore() {
    plans.plan("one", CONNECTION, book, NOON);
    plans.plan("two", CONNECTION, book, NOON);
    plans.forget("one", CONNECTION);
    plans.forget("three", CONNECTION);
    assertThat(due(NOON.plusSeconds(60), PLENTY)).containsExactly(fire("two", "sync", 1));
  }

  @Test
  void forget_ofAnOlderConnection_keepsTheNewPlan() {
    plans.plan("two", CONNECTION, book, NOON);
    plans.plan("two", UUID.randomUUID(), book, NOON);
    plans.forget("two", CONNECTION);
    assertThat(due(NOON.plusSeconds(60), PLENTY)).containsExactly(fire("two", "sync", 1));
  }

  @Test
  void plan_replacesWhatWasPlanned() {
    plans.plan("two", CONNECTION, book, NOON);
    plans.plan("two", CONNECTION, book, NOON.plusSeconds(120));
    assertThat(due(NOON.plusSeconds(180), PLENTY)).containsExactly(fire("two", "sync", 3));
  }

  @Test
  void whatDoesNotFitTheLimit_comesWithTheNextCalls_andNothingTwice() {
    plans.plan("one", CONNECTION, book, NOON);
    plans.plan("two", CONNECTION, book, NOON);
    Instant now = NOON.plus(Duration.ofMinutes(10));
    var taken = new ArrayList<Fire>();
    for (List<Fire> due = due(now, 4); !due.isEmpty(); due = due(now, 4)) {
      assertThat(due).hasSizeLessThanOrEqualTo(4);
      taken.addAll(due);
    }
    assertThat(taken).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void follow_firesByTheOldBookUpToTheCut_andByTheNewOneFromThen() throws RealtimeException {
    plans.plan("two", CONNECTION, book, NOON);
    var next = new ScheduleBook(2, Map.of("two", List.of(minutely("copy"))));
    plans.follow("two", CONNECTION, next, NOON.plusSeconds(180));
    assertThat(plans.takeDue(NOON.plusSeconds(240), PLENTY))
        .extracting(planned -> planned.fire() + " " + planned.generation())
        .containsExactly(
            fire("two", "sync", 1) + " 1",
            fire("two", "sync", 2) + " 1",
            fire("two", "copy", 3) + " 2",
            fire("two", "copy", 4) + " 2");
    assertThat(plans.earliest()).hasValue(NOON.plusSeconds(300).getEpochSecond());
  }

  @Test
  void follow_withACutInThePast_isFromThere() throws RealtimeException {
    plans.plan("two", CONNECTION, book, NOON);
    due(NOON.plusSeconds(120), PLENTY);
    var next = new ScheduleBook(2, Map.of("two", List.of(minutely("copy"))));
    plans.follow("two", CONNECTION, next, NOON.plusSeconds(120));
    assertThat(due(NOON.plusSeconds(120), PLENTY)).containsExactly(fire("two", "copy", 2));
  }

  @Test
  void follow_onAnOlderConnection_changesNothing() {
    plans.plan("two", CONNECTION, book, NOON);
    plans.follow("two", UUID.randomUUID(), new ScheduleBook(2, Map.of()), NOON);
    assertThat(due(NOON.plusSeconds(60), PLENTY)).containsExactly(fire("two", "sync", 1));
  }

  @Test
  void follow_ofAWorkerThatWasNotPlanned_plansIt() {
    plans.follow("two", CONNECTION, book, NOON.plusSeconds(120));
    assertThat(due(NOON.plusSeconds(120), PLENTY)).containsExactly(fire("two", "sync", 2));
  }

  @Test
  void follow_ofABookThatIsFollowedAlready_firesNothingTwice() {
    plans.plan("two", CONNECTION, book, NOON);
    due(NOON.plusSeconds(120), PLENTY);
    plans.follow("two", CONNECTION, book, NOON.plusSeconds(60));
    assertThat(due(NOON.plusSeconds(120), PLENTY)).isEmpty();
    assertThat(due(NOON.plusSeconds(180), PLENTY)).containsExactly(fire("two", "sync", 3));
  }
}
