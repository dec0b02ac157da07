package io.barto.selftest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.plan.ScheduleKey;
import io.barto.realtime.Realtime;
import io.barto.selftest.evidence.EndStates;
import io.barto.selftest.evidence.LedgerRun;
import io.barto.selftest.evidence.MissedRange;
import io.barto.selftest.evidence.Plan;
import io.barto.selftest.evidence.Window;
import io.barto.selftest.evidence.Witness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each promise, broken on purpose, is found broken. */
class ChecksTest {
  private static final ScheduleKey FAILING = new ScheduleKey("w1", "failing");
  private static final Instant FROM = Instant.parse("2026-11-23T10:00:00Z");
  private static final Window WINDOW = new Window(FROM, FROM.plusSeconds(15));

  @TempDir private Path folder;
  private final List<LedgerRun> ledger = new ArrayList<>();
  private final List<MissedRange> missed = new ArrayList<>();
  private final StringBuilder witness = new StringBuilder();
  private final EndStates endStates = new EndStates();

  /** Due at 0, 5 and 10: two ran, one was missed. */
  @BeforeEach
  void allIsWell() {
    ran(0, 1, 7);
    ran(5, 1, 7);
    missed.add(missed(10, 10, 1));
  }

  private static Fire fire(int second) {
    return new Fire(FAILING, FROM.plusSeconds(second));
  }

  private void ran(int second, int late, int exitCode) {
    stored(second, "FAILED", 7, "SCHEDULE");
    started(second, late);
    ended(second, exitCode);
  }

  private void stored(int second, String state, int exitCode, String origin) {
    ledger.add(
        new LedgerRun(
            second,
            RunId.of(fire(second), 0, 1).value(),
            fire(second),
            0,
            1,
            state,
            exitCode,
            origin,
            ""));
  }

  private void started(int second, int late) {
    Fire fire = fire(second);
    witness.append(
        "S %s %s 1 %d.5 w1 failing\n"
            .formatted(
                RunId.of(fire, 0, 1), fire.nominal(), fire.nominal().getEpochSecond() + late));
  }

  private void ended(int second, int exitCode) {
    witness.append(
        "E %s %d %d.9\n".formatted(RunId.of(fire(second), 0, 1), exitCode, FROM.getEpochSecond()));
  }

  private static MissedRange missed(int first, int last, int count) {
    return new MissedRange(
        FAILING, FROM.plusSeconds(first), FROM.plusSeconds(last), count, "MISSED", "away");
  }

  private Evidence evidence() throws Exception {
    Path file = folder.resolve("witness");
    Files.writeString(file, witness);
    var schedule =
        new Schedule(
            "failing",
            Realtime.parse("*-*-* *:*:0/5").withKey(FAILING.toString()),
            List.of("true"),
            false,
            null);
    var book = new ScheduleBook(1, Map.of("w1", List.of(schedule)));
    return new Evidence(
        WINDOW,
        Map.of("w1", Plan.of("w1", book, book, WINDOW.until(), WINDOW)),
        WINDOW.until(),
        Witness.read(file),
        ledger,
        missed,
        endStates,
        new Troubles());
  }

  private List<Finding> findings() throws Exception {
    Evidence evidence = evidence();
    var starts = new StartChecks(evidence);
    var plan = new PlanChecks(evidence);
    var ends = new EndChecks(evidence);
    return List.of(
        starts.startedOnce(),
        starts.startedInTime(),
        starts.madeUpInOrder(),
        plan.everyInstantEnds(),
        plan.nothingUnplanned(),
        plan.nothingDenied(),
        ends.exitStatuses(),
        ends.endStatesStay());
  }

  private void assertBroken(String promise) throws Exception {
    assertThat(findings()).filteredOn(finding -> !finding.isKept()).isNotEmpty();
    assertThat(findings())
        .filteredOn(finding -> finding.promise().startsWith(promise))
        .allSatisfy(finding -> assertThat(finding.isKept()).as(promise).isFalse())
        .isNotEmpty();
  }

  @Test
  void whatIsWell_isFoundWell() throws Exception {
    assertThat(findings()).allSatisfy(finding -> assertThat(finding.violations()).isEmpty());
  }

  @Test
  void aSecondStart_isFound() throws Exception {
    started(5, 2);
    assertBroken("At most one start");
  }

  @Test
  void anInstantWithoutAWord_isFound() throws Exception {
    missed.clear();
    assertBroken("Every nominal instant");
  }

  @Test
  void anInstantThatRanAndIsMissed_isFound() throws Exception {
    missed.add(missed(5, 5, 1));
    assertBroken("Every nominal instant");
  }

  @Test
  void anInstantInTwoRanges_isFound() throws Exception {
    missed.add(missed(10, 10, 1));
    assertBroken("Every nominal instant");
  }

  @Test
  void aRunThatNeverEnds_isFound() throws Exception {
    missed.clear();
    stored(10, "RUNNING", 0, "SCHEDULE");
    started(10, 1);
    assertBroken("Every nominal instant");
  }

  @Test
  void aWrongCount_isFound() throws Exception {
    missed.clear();
    missed.add(missed(10, 10, 2));
    assertBroken("The instants are those of the plan");
  }

  @Test
  void anUnplannedRun_isFound() throws Exception {
    stored(7, "FAILED", 7, "SCHEDULE");
    assertBroken("The instants are those of the plan");
  }

  @Test
  void aRunToldAsSkipped_isFound() throws Exception {
    missed.clear();
    stored(10, "SKIPPED", 0, "SCHEDULE");
    started(10, 1);
    assertBroken("What ran is not told");
  }

  @Test
  void aLateStart_isFound_unlessItIsMadeUp() throws Exception {
    missed.clear();
    started(10, 16);
    ended(10, 7);
    stored(10, "FAILED", 7, "OWN_PLAN");
    assertBroken("Starts within 15 s");
    ledger.remove(2);
    stored(10, "FAILED", 7, "MADE_UP");
    assertThat(findings()).allSatisfy(finding -> assertThat(finding.violations()).isEmpty());
  }

  @Test
  void anotherExitCode_isFound() throws Exception {
    missed.clear();
    ran(10, 1, 3);
    assertBroken("One exit status");
  }

  @Test
  void aChangedEnd_isFound() throws Exception {
    endStates.take(ledger);
    ledger.remove(0);
    stored(0, "LOST", 7, "SCHEDULE");
    endStates.take(ledger);
    assertBroken("No terminal state changed");
  }

  @Test
  void aRunThatIsGone_isFound() throws Exception {
    endStates.take(ledger);
    ledger.remove(0);
    endStates.take(ledger);
    assertBroken("No terminal state changed");
  }
}
