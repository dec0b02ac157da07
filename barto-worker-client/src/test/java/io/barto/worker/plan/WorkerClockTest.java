package io.barto.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.worker.journal.ClockAnchor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerClockTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private Instant wall = START;
  private long elapsed = 1_000_000_000_000L;

  private WorkerClock clock(@Nullable ClockAnchor last) {
    return new WorkerClock(() -> wall, () -> elapsed, "boot", last);
  }

  private WorkerClock confirmed() {
    WorkerClock clock = clock(null);
    heard(clock, START);
    return clock;
  }

  /** Answered at once. */
  private void heard(WorkerClock clock, Instant server) {
    clock.heard(server, elapsed, elapsed);
  }

  private void pass(Duration time) {
    elapsed += time.toNanos();
    wall = wall.plus(time);
  }

  @Test
  void theServersWord_countsAndGoesOnByElapsedTime() {
    wall = START.minus(HOUR);
    WorkerClock clock = confirmed();
    pass(Duration.ofSeconds(30));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(30));
    assertThat(clock.confirmed()).isTrue();
  }

  @Test
  void whatTheServerSaid_tookItsTime_soOnlyNewsIsTaken() {
    WorkerClock clock = confirmed();
    pass(Duration.ofSeconds(1));
    heard(clock, START.plusMillis(900));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(1));
    heard(clock, START.plusMillis(1100));
    assertThat(clock.now()).isEqualTo(START.plusMillis(1100));
    heard(clock, START);
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void aWordThatIsHeardLate_asAfterAStop_putsNoClockBack() {
    WorkerClock clock = confirmed();
    long asked = elapsed;
    pass(Duration.ofSeconds(18));
    clock.heard(START.plusMillis(5), elapsed, asked);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(18));
    clock.heard(START.plusMillis(5), elapsed, null);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(18));
    clock.heard(START.plusSeconds(10), elapsed, elapsed - 1_000_000_000L);
    assertThat(clock.now()).as("the latest that it can be").isEqualTo(START.plusSeconds(11));
  }

  @Test
  void answers_belongToTheirQuestionsInOrder() {
    var questions = new Questions();
    assertThat(questions.answered()).isNull();
    questions.ask(1);
    questions.begin(2);
    questions.ask(3);
    assertThat(questions.answered()).isEqualTo(2);
    assertThat(questions.answered()).isEqualTo(3);
    assertThat(questions.answered()).isNull();
  }

  @Test
  void aHostsClockThatSteps_changesNothing() {
    WorkerClock clock = confirmed();
    wall = wall.plus(HOUR);
    assertThat(clock.now()).isEqualTo(START);
    heard(clock, START.plusMillis(1));
    assertThat(clock.now()).isEqualTo(START.plusMillis(1));
  }

  @Test
  void aServerThatSteps_isNotFollowedAlone() {
    WorkerClock clock = confirmed();
    heard(clock, START.plus(HOUR));
    assertThat(clock.now()).isEqualTo(START);
    assertThat(clock.doubtful()).isFalse();
  }

  @Test
  void aStepThatServerAndHostAgreeOn_isTaken() {
    WorkerClock clock = confirmed();
    wall = wall.plus(HOUR);
    heard(clock, START.plus(HOUR).plusSeconds(3));
    assertThat(clock.now()).isEqualTo(START.plus(HOUR).plusSeconds(3));
  }

  @Test
  void whereNoTwoAgree_nobodyKnows() {
    WorkerClock clock = confirmed();
    wall = wall.plus(HOUR);
    heard(clock, START.minus(HOUR));
    assertThat(clock.doubtful()).isTrue();
    assertThat(clock.now()).isEqualTo(START);
    heard(clock, START.plusSeconds(1));
    assertThat(clock.doubtful()).isFalse();
  }

  @Test
  void anotherWorkerOfTheSameBoot_goesOnByWhatWasKnown() {
    ClockAnchor anchor = confirmed().anchor();
    pass(Duration.ofSeconds(10));
    wall = wall.plus(HOUR);
    WorkerClock next = clock(anchor);
    assertThat(next.now()).isEqualTo(START.plusSeconds(10));
    assertThat(next.confirmed()).isTrue();
  }

  @Test
  void afterABoot_theHostsClockIsFollowedUnconfirmed_butNeverIntoThePast() {
    assertThat(clock(new ClockAnchor("before", 5, START.plusSeconds(9))).now())
        .isEqualTo(START.plusSeconds(9));
    WorkerClock clock = clock(new ClockAnchor("before", 5, START.minus(HOUR)));
    assertThat(clock.now()).isEqualTo(START);
    assertThat(clock.confirmed()).isFalse();
    heard(clock, START.plus(HOUR));
    assertThat(clock.now()).isEqualTo(START.plus(HOUR));
    assertThat(clock.confirmed()).isTrue();
  }
}
