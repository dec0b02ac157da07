package io.barto.worker.run;

import static io.barto.worker.run.World.START;
import static io.barto.worker.run.World.book;
import static io.barto.worker.run.World.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Fire;
import io.barto.plan.MissedTick;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.DecidedFire;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Unfired;
import io.barto.worker.plan.CatchUp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFiresTest {
  private static final Book EVERY_2 = book(1, schedule("a", "*-*-* *:*:0/2 UTC"));

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void begin() throws Exception {
    world = new World(directory);
  }

  @AfterEach
  void end() {
    world.journal.close();
  }

  private static Long[] every2(long from, long to) {
    return LongStream.rangeClosed(from, to).filter(s -> s % 2 == 0).boxed().toArray(Long[]::new);
  }

  private List<UnfiredRange> unfired() {
    return world.journal.plan().unfired();
  }

  @Test
  void whatAConnectedServerDoesNotDispatch_isFiredAfterTheGrace() {
    world.connect(EVERY_2).live(6);
    assertThat(world.accepted("a")).isEmpty();
    world.live(3);
    assertThat(world.accepted("a")).containsExactly(2L, 4L);
    Fired fired = world.said(Fired.class).get(0);
    assertThat(fired.origin()).isEqualTo(FireOrigin.OWN_PLAN);
    assertThat(fired.generation()).isEqualTo(1);
    assertThat(fired.nominal()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  void aDispatchWithinTheGrace_wins() {
    world.connect(EVERY_2).live(2).dispatch("a", START.plusSeconds(2)).live(6);
    assertThat(world.accepted("a")).containsExactly(2L);
    assertThat(world.said(Accepted.class)).hasSize(1);
    assertThat(world.said(Fired.class)).isEmpty();
  }

  @Test
  void aDispatchAfterTheGrace_isAnsweredAndNotRunAgain() {
    world.connect(EVERY_2).live(8).dispatch("a", START.plusSeconds(2));
    assertThat(world.starts).isEqualTo(1);
    assertThat(world.said(Accepted.class)).hasSize(1);
    assertThat(world.said(Refused.class)).isEmpty();
  }

  @Test
  void aLateDispatch_isLeftToTheRulesForWhatWasMissed() {
    world.connect(EVERY_2).live(3).dispatch("a", START.plusSeconds(2));
    world.sleep(30);
    world.dispatchUnsettled("a", START.plusSeconds(4));
    assertThat(world.accepted("a")).containsExactly(2L);
    world.live(1);
    assertThat(world.accepted("a")).contains(4L);
    assertThat(world.said(Fired.class).get(0).nominal()).isEqualTo(START.plusSeconds(4));
    assertThat(world.said(Fired.class).get(0).origin()).isEqualTo(FireOrigin.MADE_UP);
    assertThat(world.said(Refused.class)).isEmpty();
  }

  @Test
  void aLateDispatchThatIsSkipped_neverRuns() throws Exception {
    world.catchUp = new CatchUp(MissedTick.SKIP, 10, Duration.ofDays(7));
    world.restart(Duration.ZERO, false);
    world.connect(EVERY_2).live(1).sleep(30);
    world.dispatchUnsettled("a", START.plusSeconds(4)).live(1);
    assertThat(world.accepted("a")).doesNotContain(4L);
    assertThat(unfired()).singleElement().extracting(UnfiredRange::count).isEqualTo(9L);
  }

  @Test
  void aLateDispatchOfNoScheduleHere_isRefused() {
    world.connect(EVERY_2).live(30);
    world.dispatch("other", START.plusSeconds(20));
    world.dispatch("other", START.plusSeconds(10));
    assertThat(world.accepted("other")).containsExactly(20L);
    assertThat(world.said(Refused.class))
        .singleElement()
        .extracting(Refused::reason)
        .asString()
        .contains("10:00:10Z", "too late");
  }

  @Test
  void whoIsCutOff_firesAtOnce_andTellsAgainAfterEachWelcome() {
    world.connect(EVERY_2).live(3).disconnect();
    assertThat(world.accepted("a")).containsExactly(2L);
    world.live(3);
    assertThat(world.accepted("a")).containsExactly(2L, 4L, 6L);
    world.connect(EVERY_2).disconnect();
    assertThat(world.said(Fired.class)).hasSize(3);
    world.connect(EVERY_2);
    assertThat(world.said(Fired.class)).hasSize(6);
    assertThat(world.starts).isEqualTo(3);
  }

  @Test
  void aRestoredLedger_isToldOfEachFireThatItDoesNotName() {
    Book twice = book(1, schedule("a", "*-*-* *:*:0/2 UTC"), schedule("b", "*-*-* *:*:01 UTC"));
    world.connect(twice).live(2).dispatch("a", START.plusSeconds(2)).live(8);
    world.disconnect().sleep(30).connect(twice);
    assertThat(world.journal.fires().openFires()).hasSizeGreaterThan(3);
    world.disconnect().said.clear();
    world.connect(twice, new Decided(List.of()), List.of());
    assertThat(world.said(Accepted.class)).isEmpty();
    assertThat(world.said(Fired.class))
        .hasSameSizeAs(world.journal.fires().openFires())
        .extracting(Fired::origin)
        .contains(FireOrigin.DISPATCHED, FireOrigin.OWN_PLAN, FireOrigin.MADE_UP);
    assertThat(world.said(Fired.class))
        .filteredOn(fired -> fired.origin() == FireOrigin.DISPATCHED)
        .singleElement()
        .satisfies(fired -> assertThat(fired.nominal()).isEqualTo(START.plusSeconds(2)))
        .satisfies(fired -> assertThat(fired.commands().get(0).text()).isEqualTo("echo a"));
    world.disconnect().said.clear();
    world.connect(twice);
    assertThat(world.said(Accepted.class)).as("what it names was dispatched").hasSize(1);
  }

  @Test
  void afterAStart_theServerHasTheFirstWord() throws Exception {
    world.connect(EVERY_2).live(1).disconnect();
    world.restart(Duration.ofSeconds(1), false);
    world.live(4);
    assertThat(world.accepted("a")).isEmpty();
    world.live(2);
    assertThat(world.accepted("a")).containsExactly(2L, 4L, 6L, 8L);
  }

  @Test
  void aHostStartedAnewWithoutAServer_goesOnAndGivesNothingUp() throws Exception {
    world.connect(EVERY_2).live(1).disconnect();
    world.restart(Duration.ofSeconds(100), true);
    world.live(6);
    assertThat(world.accepted("a")).contains(102L, 106L).doesNotContain(4L, 50L);
    assertThat(unfired()).isEmpty();
    world.connect(EVERY_2);
    assertThat(unfired()).isNotEmpty();
    assertThat(world.accepted("a")).contains(every2(80, 106));
  }

  @Test
  void burst_makesUpTheNewestUpToTheLimit_andTheRestIsMissed() throws Exception {
    world.connect(EVERY_2).live(1);
    world.restart(Duration.ofSeconds(116), false);
    world.connect(EVERY_2).live(1);
    assertThat(world.accepted("a")).containsExactly(every2(86, 112));
    UnfiredRange range = unfired().get(0);
    assertThat(range.first()).isEqualTo(START.plusSeconds(2));
    assertThat(range.last()).isEqualTo(START.plusSeconds(84));
    assertThat(range.count()).isEqualTo(42);
    assertThat(range.reason()).contains("was not running", "from 2026-11-23T10:00:0");
    assertThat(world.said(Unfired.class)).hasSize(1);
    List<Fired> madeUp =
        world.said(Fired.class).stream().filter(f -> f.origin() == FireOrigin.MADE_UP).toList();
    assertThat(madeUp)
        .hasSize(10)
        .isSortedAccordingTo((a, b) -> a.nominal().compareTo(b.nominal()));
  }

  @Test
  void aSchedulesOwnRule_goesBeforeTheWorkers() throws Exception {
    world.catchUp = new CatchUp(MissedTick.SKIP, 10, Duration.ofDays(7));
    BookSchedule own = new BookSchedule("own", "*-*-* *:*:0/2 UTC", List.of("echo"), false, 1);
    Book both = book(1, own, schedule("a", "*-*-* *:*:0/2 UTC"));
    world.connect(both).live(1);
    world.restart(Duration.ofSeconds(116), false);
    world.connect(both);
    assertThat(world.accepted("a")).containsExactly(every2(106, 112));
    assertThat(world.accepted("own")).containsExactly(every2(104, 112));
  }

  @Test
  void whatIsMissed_isToldUntilStoredAndNeverRuns() throws Exception {
    world.connect(EVERY_2).live(1);
    world.restart(Duration.ofSeconds(116), false);
    world.connect(EVERY_2).disconnect();
    world.said.clear();
    world.connect(EVERY_2).dispatch("a", START.plusSeconds(4));
    assertThat(world.said(Unfired.class)).hasSize(1);
    assertThat(world.said(Refused.class)).hasSize(1);
    UUID id = unfired().get(0).id();
    world.unfiredStored(List.of(id));
    world.said.clear();
    world.disconnect().connect(EVERY_2);
    assertThat(world.said(Unfired.class)).isEmpty();
  }

  @Test
  void aSuspendedHost_countsAsDown() {
    world.connect(EVERY_2).disconnect().live(2);
    world.sleep(100).live(1);
    assertThat(world.accepted("a")).startsWith(2L).contains(every2(72, 102)).doesNotContain(60L);
    assertThat(unfired())
        .singleElement()
        .extracting(UnfiredRange::reason)
        .asString()
        .contains("stood still");
  }

  @Test
  void aWorkerThatStoodStillBeforeTheStart_startsNoMore_andSaysSo() {
    world.connect(EVERY_2).disconnect().live(2);
    world.now = world.now.plusSeconds(20);
    world.connect(EVERY_2).turnOfTheOldest();
    UUID late =
        RunId.of(new Fire(new ScheduleKey("vader", "a"), World.START.plusSeconds(2)), 0, 1).value();
    assertThat(world.said)
        .filteredOn(Ended.class::isInstance)
        .flatExtracting(said -> ((Ended) said).ends())
        .filteredOn(end -> end.run().equals(late))
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.outcome()).isEqualTo(Outcome.SKIPPED);
              assertThat(end.reason()).contains("its turn had passed");
            });
  }

  @Test
  void whoseNameAnotherHas_firesNothing_alsoAfterARestart_untilItIsWelcomeAgain() throws Exception {
    world.connect(EVERY_2).live(2).disconnect();
    int before = world.starts;
    world.refuseTheName().live(20);
    world.restart(Duration.ofSeconds(5), false);
    world.live(20);
    assertThat(world.starts).isEqualTo(before);
    Instant newest = World.START.plusSeconds(46);
    world.connect(EVERY_2, new Decided(List.of(new DecidedFire("a", newest)))).live(6);
    assertThat(world.accepted("a")).allMatch(second -> second <= 2 || second > 46);
    assertThat(world.starts).isGreaterThan(before);
  }

  @Test
  void aWrongWallClock_neitherFiresNorMissesAnything() throws Exception {
    world.connect(EVERY_2).disconnect();
    world.wallIsAhead = Duration.ofDays(2);
    world.live(4);
    world.restart(Duration.ofSeconds(2), false);
    world.wallIsAhead = Duration.ofDays(-2);
    world.live(6);
    assertThat(world.accepted("a")).containsExactly(every2(2, 12));
    assertThat(unfired()).isEmpty();
  }

  @Test
  void aBookThatNobodyConfirms_isFollowedForItsValidityOnly() throws Exception {
    world.catchUp = new CatchUp(MissedTick.SKIP, 10, Duration.ofSeconds(60));
    world.restart(Duration.ZERO, false);
    world.connect(EVERY_2).disconnect().live(100);
    assertThat(world.accepted("a")).containsExactly(every2(2, 60));
    world.connect(EVERY_2).live(1);
    assertThat(unfired())
        .singleElement()
        .extracting(UnfiredRange::reason)
        .asString()
        .contains("offline_validity");
  }

  @Test
  void anotherBook_takesOverAtTheCut_andTheOldOneIsSettledFirst() {
    world.connect(EVERY_2).live(4);
    world.reload(book(2, schedule("b", "*-*-* *:*:0/3 UTC")));
    assertThat(world.accepted("a")).containsExactly(2L, 4L);
    assertThat(world.said(BookAccepted.class))
        .last()
        .isEqualTo(new BookAccepted(new UUID(1, 1), 2, START.plusSeconds(5)));
    world.disconnect().live(5);
    assertThat(world.accepted("a")).containsExactly(2L, 4L);
    assertThat(world.accepted("b")).containsExactly(6L, 9L);
    world.connect(EVERY_2).dispatch("a", START.plusSeconds(2));
    assertThat(world.starts).isEqualTo(4);
  }

  @Test
  void aScheduleRemovedMeanwhile_isNotMadeUp() throws Exception {
    world.connect(EVERY_2).live(1);
    world.restart(Duration.ofSeconds(100), false);
    world.connect(book(2, schedule("b", "*-*-* *:*:0/3 UTC"))).live(1);
    assertThat(unfired())
        .singleElement()
        .satisfies(range -> assertThat(range.kind()).isEqualTo(UnfiredKind.SKIPPED))
        .satisfies(range -> assertThat(range.reason()).contains("removed"));
    assertThat(world.accepted("a")).first().isEqualTo(90L);
  }

  @Test
  void aSchedulesHistory_beginsWithItsAcceptance() throws Exception {
    world.connect(book(1)).live(50);
    world.reload(EVERY_2).live(1);
    world.restart(Duration.ofSeconds(20), false);
    world.connect(EVERY_2);
    assertThat(world.accepted("a")).first().isEqualTo(52L);
    assertThat(unfired()).isEmpty();
  }

  @Test
  void anOlderDisk_runsNothingThatTheLedgerHas() throws Exception {
    world.connect(EVERY_2).live(1);
    world.journal.close();
    Path old = directory.resolve("old");
    Files.copy(world.file(), old);
    world.comeBack(false);
    world.connect(EVERY_2).disconnect().live(30);
    int starts = world.starts;
    world.journal.close();
    Files.copy(old, world.file(), StandardCopyOption.REPLACE_EXISTING);
    world.comeBack(false);
    Instant newest = START.plusSeconds(30);
    world.connect(EVERY_2, new Decided(List.of(new DecidedFire("a", newest)))).live(8);
    assertThat(world.starts).isEqualTo(starts + 2);
    assertThat(world.accepted("a")).containsExactly(32L, 34L);
  }
}
