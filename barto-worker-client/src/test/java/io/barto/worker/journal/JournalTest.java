package io.barto.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.protocol.WorkerToServer.FireOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final int CHANGES = 2000;
  private static final Instant NOMINAL = Instant.parse("2026-11-23T10:00:05Z");

  @TempDir Path directory;

  @Test
  void accept_takesARunOnce() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(2);
      assertThat(journal.fires().accept(fire, "boot")).isTrue();
      assertThat(journal.fires().accept(fire, "boot")).isFalse();
      assertThat(journal.fires().accept(withRun(fire.runs().get(1)), "boot")).isFalse();
    }
  }

  @Test
  void whatWasSynced_isThereAfterReopening() throws Exception {
    AcceptedFire fire = aFire(2);
    UUID instance;
    long position;
    try (Journal journal = open()) {
      journal.fires().accept(fire, "boot");
      journal.sync();
      instance = journal.instance();
      position = journal.position();
    }
    try (Journal journal = open()) {
      assertThat(journal.instance()).isEqualTo(instance);
      assertThat(journal.position()).isEqualTo(position);
      assertThat(journal.fires().openFires()).containsExactly(fire);
      assertThat(journal.fires().accept(fire, "boot")).isFalse();
      assertThat(journal.fires().state(fire.id()))
          .isEqualTo(new RunState(fire.id(), "boot", null, false));
      assertThat(journal.fires().state(fire.runs().get(1).run()))
          .isEqualTo(new RunState(fire.id(), null, null, false));
    }
  }

  @Test
  void whatWasSynced_survivesAFileThatIsNeverClosed() throws Exception {
    AcceptedFire fire = aFire(1);
    Path copy = directory.resolve("copy");
    try (Journal journal = open()) {
      journal.fires().accept(fire, "boot");
      journal.sync();
      Files.copy(directory.resolve("journal"), copy);
    }
    try (Journal journal = Journal.open(copy)) {
      assertThat(journal.fires().openFires()).containsExactly(fire);
    }
  }

  @Test
  void aFire_isOpenUntilTheServerHasAllItsEnds() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(2);
      journal.fires().accept(fire, null);
      for (UUID run : fire.runIds()) {
        assertThat(journal.fires().openFires()).containsExactly(fire);
        journal.fires().ended(anEnd(run, 3));
        journal.fires().endStored(run);
      }
      assertThat(journal.fires().openFires()).isEmpty();
      assertThat(journal.fires().knows(fire.id())).isTrue();
    }
  }

  @Test
  void theFirstEnd_stays() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(1);
      journal.fires().accept(fire, null);
      journal.fires().ended(anEnd(fire.id(), 3));
      journal.fires().ended(anEnd(fire.id(), 4));
      assertThat(journal.fires().state(fire.id()))
          .isEqualTo(new RunState(fire.id(), null, anEnd(fire.id(), 3), false));
    }
  }

  @Test
  void aRefusal_isKeptAndNotOpen() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(1, NOMINAL, "too late");
      journal.fires().accept(fire, null);
      assertThat(journal.fires().openFires()).isEmpty();
      assertThat(journal.fires().fireOf(fire.id())).isEqualTo(fire);
    }
  }

  @Test
  void forget_dropsOldClosedFiresOnly() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire running = aFire(1);
      AcceptedFire old = aFire(1, NOMINAL, "too late");
      Instant recent = NOMINAL.plus(Duration.ofDays(3));
      AcceptedFire young = aFire(1, recent, "too late");
      List.of(running, old, young).forEach(fire -> journal.fires().accept(fire, null));
      assertThat(journal.forget(NOMINAL.plus(FireFacts.MEMORY).plusSeconds(1))).isEqualTo(1);
      assertThat(journal.fires().knows(old.id())).isFalse();
      assertThat(journal.fires().knows(young.id())).isTrue();
      assertThat(journal.fires().knows(running.id())).isTrue();
    }
  }

  @Test
  void forget_dropsClosedFiresBelowTheMarkEarly() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire below = aFire(1, NOMINAL, "too late");
      AcceptedFire above = aFire(1, NOMINAL.plusSeconds(1), "too late");
      AcceptedFire running = aFire(1);
      List.of(below, above, running).forEach(fire -> journal.fires().accept(fire, null));
      journal.plan().raiseMark("s", NOMINAL);
      assertThat(journal.forget(NOMINAL.plus(Oldness.SHORT_MEMORY))).isZero();
      assertThat(journal.forget(NOMINAL.plus(Oldness.SHORT_MEMORY).plusSeconds(2))).isOne();
      assertThat(journal.fires().knows(below.id())).isFalse();
      assertThat(journal.fires().knows(above.id())).isTrue();
      assertThat(journal.fires().knows(running.id())).isTrue();
    }
  }

  @Test
  void whatThePlanHasDecided_staysAndNeverGoesBack() throws Exception {
    UnfiredRange range =
        new UnfiredRange(
            UUID.randomUUID(), "s", NOMINAL, NOMINAL, 1, UnfiredKind.MISSED, "down", NOMINAL);
    ClockAnchor anchor = new ClockAnchor("a boot", 5, NOMINAL);
    try (Journal journal = open()) {
      PlanFacts plan = journal.plan();
      plan.decidedUpTo(NOMINAL);
      plan.decidedUpTo(NOMINAL.minusSeconds(5));
      plan.raiseMark("s", NOMINAL);
      plan.raiseMark("s", NOMINAL.minusSeconds(5));
      plan.contact(NOMINAL);
      plan.clock(anchor);
      plan.unfired(range);
    }
    try (Journal journal = open()) {
      PlanFacts plan = journal.plan();
      assertThat(plan.cursor()).isEqualTo(NOMINAL);
      assertThat(plan.mark("s")).isEqualTo(NOMINAL);
      assertThat(plan.contact()).isEqualTo(NOMINAL);
      assertThat(plan.clock()).isEqualTo(anchor);
      assertThat(plan.unfired()).containsExactly(range);
      plan.unfiredStored(List.of(range.id()));
      assertThat(plan.unfired()).isEmpty();
    }
  }

  @Test
  void theOriginOfAFire_isKept() throws Exception {
    AcceptedFire plain = aFire(1);
    var fire =
        new AcceptedFire(
            "s", NOMINAL, 1, 7, true, plain.runs(), NOMINAL, null, null, FireOrigin.MADE_UP);
    try (Journal journal = open()) {
      journal.fires().accept(fire, null);
      assertThat(journal.fires().openFires()).containsExactly(fire);
    }
  }

  @Test
  void aDamagedFile_isSetAsideAndBegunAnew() throws Exception {
    Path file = directory.resolve("journal");
    UUID before;
    try (Journal journal = open()) {
      before = journal.instance();
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (byte) 'x');
    Files.write(file, bytes);
    try (JournalFile found = JournalFile.open(file, NOMINAL)) {
      assertThat(found.journal().instance()).isNotEqualTo(before);
      assertThat(found.setAside())
          .hasFileName("journal.damaged-20261123T100005Z")
          .hasBinaryContent(bytes);
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
    try (JournalFile found = JournalFile.open(file, NOMINAL)) {
      assertThat(found.setAside()).isNull();
    }
  }

  @Test
  void aFileInUse_isLeftAlone() throws Exception {
    Path file = directory.resolve("journal");
    try (Journal journal = open()) {
      assertThat(journal.position()).isPositive();
      assertThatThrownBy(() -> JournalFile.open(file, NOMINAL))
          .isInstanceOf(JournalException.class);
    }
  }

  /** What is put together and what another thread puts meanwhile must have one lock. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void changesOfSeveralThreads_neverWaitForEachOther() throws Exception {
    try (Journal journal = open()) {
      var plan = journal.plan();
      var threads =
          List.of(
              changing(i -> journal.together(() -> plan.raiseMark("s", second(i)))),
              changing(i -> plan.contact(second(i))),
              changing(i -> journal.version1().speaksVersion2("server " + i)),
              changing(i -> journal.together(() -> journal.version1().drop())),
              changing(i -> journal.fires().accept(aFire(1), null)));
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(plan.mark("s")).isEqualTo(second(CHANGES - 1));
      assertThat(plan.contact()).isEqualTo(second(CHANGES - 1));
      assertThat(journal.fires().openFires()).hasSize(CHANGES);
    }
  }

  private static Thread changing(IntConsumer change) {
    var thread = new Thread(() -> IntStream.range(0, CHANGES).forEach(change));
    thread.setDaemon(true);
    return thread;
  }

  private static Instant second(int number) {
    return NOMINAL.plusSeconds(number);
  }

  @Test
  void everyChange_movesThePosition() throws Exception {
    try (Journal journal = open()) {
      long before = journal.position();
      AcceptedFire fire = aFire(1);
      journal.fires().accept(fire, null);
      journal.fires().spawning(fire.id(), "boot");
      journal.fires().ended(anEnd(fire.id(), 0));
      journal.fires().endStored(fire.id());
      assertThat(journal.position()).isEqualTo(before + 4);
    }
  }

  @Test
  void aProbe_findsOutThatFilesCantBeWritten() throws Exception {
    long[] nanos = {0};
    Path folder = directory.resolve("folder");
    var probe = new JournalProbe(folder.resolve("journal"), () -> nanos[0]);
    assertThat(probe.look()).contains("NoSuchFile", "journal.probe");
    Files.createDirectory(folder);
    assertThat(probe.look()).as("it does not look all the time").isNotNull();
    nanos[0] += Duration.ofSeconds(1).toNanos();
    assertThat(probe.look()).isNull();
  }

  @Test
  void aJournalThatCantBeWritten_saysSo() throws Exception {
    Path file = directory.resolve("journal");
    @Nullable String[] trouble = {null};
    try (Journal journal = Journal.open(file, () -> Long.MAX_VALUE, () -> trouble[0])) {
      assertThat(journal.obstacle()).isNull();
      trouble[0] = "Read-only file system";
      assertThat(journal.obstacle()).contains("can't be written", "Read-only file system");
    }
  }

  @Test
  void open_tellsWhatToDoWithADamagedFile() throws Exception {
    Path file = directory.resolve("journal");
    Files.writeString(file, "this is no journal ".repeat(1000));
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("moved away");
  }

  private Journal open() throws JournalException {
    return Journal.open(directory.resolve("journal"));
  }

  private static AcceptedFire aFire(int commands) {
    return aFire(commands, NOMINAL, null);
  }

  private static AcceptedFire aFire(int commands, Instant nominal, @Nullable String refusal) {
    var runs =
        IntStream.range(0, commands)
            .mapToObj(i -> new AcceptedRun(UUID.randomUUID(), i, "echo " + i))
            .toList();
    return new AcceptedFire(
        "s", nominal, 1, 7, false, runs, NOMINAL.plusMillis(3), null, refusal, null);
  }

  private static AcceptedFire withRun(AcceptedRun run) {
    return new AcceptedFire("s", NOMINAL, 1, 7, false, List.of(run), NOMINAL, null, null, null);
  }

  private static RunEnd anEnd(UUID run, int exitCode) {
    Instant at = NOMINAL.plusSeconds(1);
    return new RunEnd(run, Outcome.EXITED, exitCode, "", NOMINAL, at, 12, 0);
  }
}
