package io.barto.server.container;

import static io.barto.server.container.EndedRuns.runs;
import static io.barto.server.container.Workers.greeted;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerAnswer.CleanupProgress;
import io.barto.protocol.ServerAnswer.CleanupReport;
import io.barto.protocol.ServerRequest.CleanOlder;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.query.boundary.Answers;
import io.barto.server.retention.boundary.Cleanup;
import io.barto.server.retention.boundary.Cleanups;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The job that deletes what is old: when it begins, how far it has come, and that there is one. */
class CleanupJobIT extends InServerTest {
  private static final Duration MONTH = Duration.ofDays(30);

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore output;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Cleanups cleanups;

  private EndedRuns endedRuns() {
    return new EndedRuns(ledger, output);
  }

  /** Somebody else holds a run that it comes to late: so it is under way until it has told. */
  @Test
  void cleanup_tellsHowFarItHasCome_beforeItsEnd() throws Exception {
    ConnectedWorker worker = greeted(workers, "clean-told-of");
    endedRuns().settledOf(worker, 2_502);
    String last = "SELECT MAX(number) FROM run WHERE worker = ? AND finished IS NOT NULL";
    AutoCloseable hold =
        Sql.hold(
            "SELECT number FROM run WHERE number = ? FOR UPDATE", Sql.number(last, worker.id()));
    var told = new ArrayList<CleanupProgress>();
    var reports = new ArrayList<CleanupReport>();
    var holding = new AtomicReference<@Nullable AutoCloseable>(hold);
    try {
      answers.answer(
          new CleanOlder(0L, false),
          part -> {
            if (part instanceof CleanupProgress progress) {
              told.add(progress);
              if (progress.done() > 0) {
                letGo(holding);
              }
            } else {
              reports.add((CleanupReport) part);
            }
          });
    } finally {
      letGo(holding);
    }
    assertThat(told)
        .anySatisfy(
            progress -> {
              assertThat(progress.step()).isEqualTo("deleting runs");
              assertThat(progress.of()).isGreaterThanOrEqualTo(2_501);
              assertThat(progress.done()).isBetween(1L, progress.of() - 1);
            });
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).deleted().runs()).isGreaterThanOrEqualTo(2_501);
    assertThat(runs(worker)).isEqualTo(1);
  }

  private static void letGo(AtomicReference<@Nullable AutoCloseable> holding) {
    AutoCloseable held = holding.getAndSet(null);
    try {
      if (held != null) {
        held.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The second waits for a run that somebody else holds. */
  @Test
  void aCleanupThatIsOver_hasSucceeded_whateverIsStartedAfterIt() throws Exception {
    Cleanup first = cleanups.start(Optional.of(Duration.ZERO), true).orElseThrow();
    until(first::isOver);
    ConnectedWorker worker = greeted(workers, "clean-own-job");
    endedRuns().settledOf(worker, 2);
    String ended = "SELECT number FROM run WHERE worker = ? AND finished IS NOT NULL FOR UPDATE";
    var holding = new AtomicReference<@Nullable AutoCloseable>(Sql.hold(ended, worker.id()));
    try {
      Cleanup second = cleanups.start(Optional.of(Duration.ZERO), false).orElseThrow();
      assertThat(first.hasSucceeded()).isTrue();
      assertThat(second.isOver()).isFalse();
      assertThat(second.hasSucceeded()).isFalse();
      letGo(holding);
      until(second::isOver);
      assertThat(second.hasSucceeded()).isTrue();
    } finally {
      letGo(holding);
    }
  }

  @Test
  void eachNight_aCleanupIsStarted_onceAndByTheConfiguration() throws Exception {
    ConnectedWorker worker = greeted(workers, "clean-night");
    endedRuns().settledOf(worker, 4);
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    Cleanup night = cleanups.look(tomorrow).orElseThrow();
    until(night::isOver);
    assertThat(night.hasSucceeded()).isTrue();
    assertThat(night.dryRun()).isFalse();
    assertThat(Duration.between(night.runsBefore(), Instant.now())).isGreaterThanOrEqualTo(MONTH);
    assertThat(runs(worker)).isEqualTo(1);
    assertThat(cleanups.look(tomorrow)).as("the next is a night later").isEmpty();
    Cleanup next = cleanups.look(tomorrow.plus(Duration.ofDays(1))).orElseThrow();
    until(next::isOver);
  }

  @Test
  void cleanup_twiceAtOnce_isRefused() throws Exception {
    var fresh = new ArrayList<String>();
    ConnectedWorker worker = greeted(workers, "clean-twice");
    endedRuns().settledOf(worker, 1_000);
    var second = new Thread(() -> fresh.add(attempt()));
    second.start();
    fresh.add(attempt());
    second.join();
    assertThat(fresh).contains("done");
    assertThat(fresh).allMatch(text -> text.equals("done") || text.contains("under way already"));
  }

  private String attempt() {
    try {
      answers.answer(new CleanOlder(0L, false), part -> {});
      return "done";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
