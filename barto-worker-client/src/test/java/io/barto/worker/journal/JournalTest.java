package io.barto.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.JournalMark;
import io.barto.protocol.WorkerToServer.Outcome;
import io.barto.protocol.WorkerToServer.RunEnd;
import io.barto.protocol.WorkerToServer.UnfiredKind;
import io.barto.protocol.WorkerToServer.UnfiredRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant NOMINAL = Instant.parse("2026-11-23T10:00:05Z");

  @TempDir Path directory;

  @Test
  void accept_takesARunOnce() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(2);
      assertThat(journal.accept(fire, "boot")).isTrue();
      assertThat(journal.accept(fire, "boot")).isFalse();
      assertThat(journal.accept(withRun(fire.runs().get(1)), "boot")).isFalse();
    }
  }

  @Test
  void whatWasSynced_isThereAfterReopening() throws Exception {
    AcceptedFire fire = aFire(2);
    UUID instance;
    long position;
    try (Journal journal = open()) {
      journal.accept(fire, "boot");
      journal.sync();
      instance = journal.instance();
      position = journal.position();
    }
    try (Journal journal = open()) {
      assertThat(journal.instance()).isEqualTo(instance);
      assertThat(journal.position()).isEqualTo(position);
      assertThat(journal.openFires()).containsExactly(fire);
      assertThat(journal.accept(fire, "boot")).isFalse();
      assertThat(journal.state(fire.id())).isEqualTo(new RunState(fire.id(), "boot", null, false));
      assertThat(journal.state(fire.runs().get(1).run()))
          .isEqualTo(new RunState(fire.id(), null, null, false));
    }
  }

  @Test
  void whatWasSynced_survivesAFileThatIsNeverClosed() throws Exception {
    AcceptedFire fire = aFire(1);
    Path copy = directory.resolve("copy");
    try (Journal journal = open()) {
      journal.accept(fire, "boot");
      journal.sync();
      Files.copy(directory.resolve("journal"), copy);
    }
    try (Journal journal = Journal.open(copy)) {
      assertThat(journal.openFires()).containsExactly(fire);
    }
  }

  @Test
  void aFire_isOpenUntilTheServerHasAllItsEnds() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(2);
      journal.accept(fire, null);
      for (UUID run : fire.runIds()) {
        assertThat(journal.openFires()).containsExactly(fire);
        journal.ended(anEnd(run, 3));
        journal.endStored(run);
      }
      assertThat(journal.openFires()).isEmpty();
      assertThat(journal.knows(fire.id())).isTrue();
    }
  }

  @Test
  void theFirstEnd_stays() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(1);
      journal.accept(fire, null);
      journal.ended(anEnd(fire.id(), 3));
      journal.ended(anEnd(fire.id(), 4));
      assertThat(journal.state(fire.id()))
          .isEqualTo(new RunState(fire.id(), null, anEnd(fire.id(), 3), false));
    }
  }

  @Test
  void aRefusal_isKeptAndNotOpen() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire fire = aFire(1, NOMINAL, "too late");
      journal.accept(fire, null);
      assertThat(journal.openFires()).isEmpty();
      assertThat(journal.fireOf(fire.id())).isEqualTo(fire);
    }
  }

  @Test
  void forget_dropsOldClosedFiresOnly() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire running = aFire(1);
      AcceptedFire old = aFire(1, NOMINAL, "too late");
      Instant recent = NOMINAL.plus(Duration.ofDays(3));
      AcceptedFire young = aFire(1, recent, "too late");
      List.of(running, old, young).forEach(fire -> journal.accept(fire, null));
      assertThat(journal.forget(NOMINAL.plus(Journal.MEMORY).plusSeconds(1))).isEqualTo(1);
      assertThat(journal.knows(old.id())).isFalse();
      assertThat(journal.knows(young.id())).isTrue();
      assertThat(journal.knows(running.id())).isTrue();
    }
  }

  @Test
  void forget_dropsClosedFiresBelowTheMarkEarly() throws Exception {
    try (Journal journal = open()) {
      AcceptedFire below = aFire(1, NOMINAL, "too late");
      AcceptedFire above = aFire(1, NOMINAL.plusSeconds(1), "too late");
      AcceptedFire running = aFire(1);
      List.of(below, above, running).forEach(fire -> journal.accept(fire, null));
      journal.plan().raiseMark("s", NOMINAL);
      assertThat(journal.forget(NOMINAL.plus(Oldness.SHORT_MEMORY))).isZero();
      assertThat(journal.forget(NOMINAL.plus(Oldness.SHORT_MEMORY).plusSeconds(2))).isOne();
      assertThat(journal.knows(below.id())).isFalse();
      assertThat(journal.knows(above.id())).isTrue();
      assertThat(journal.knows(running.id())).isTrue();
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
      journal.accept(fire, null);
      assertThat(journal.openFires()).containsExactly(fire);
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

  @Test
  void everyChange_movesThePosition() throws Exception {
    try (Journal journal = open()) {
      long before = journal.position();
      AcceptedFire fire = aFire(1);
      journal.accept(fire, null);
      journal.spawning(fire.id(), "boot");
      journal.ended(anEnd(fire.id(), 0));
      journal.endStored(fire.id());
      assertThat(journal.position()).isEqualTo(before + 4);
    }
  }

  @Test
  void whatWasTold_isRememberedWithItsTag() throws Exception {
    JournalMark hello;
    try (Journal journal = open()) {
      hello = newest(journal.markHello());
      assertThat(journal.markHeartbeat()).as("nothing is new").isEqualTo(hello);
      journal.accept(aFire(1), null);
      JournalMark heartbeat = journal.markHeartbeat();
      assertThat(heartbeat.position()).isGreaterThan(hello.position());
      assertThat(heartbeat.tag()).isPositive().isNotEqualTo(hello.tag());
    }
    try (Journal journal = open()) {
      assertThat(journal.markHello()).contains(hello).hasSize(3);
    }
  }

  @Test
  void aCopyThatGoesOnByItself_tellsOtherTags() throws Exception {
    try (Journal journal = open()) {
      journal.markHello();
    }
    Path copy = directory.resolve("copy");
    Files.copy(directory.resolve("journal"), copy);
    try (Journal original = open();
        Journal twin = Journal.open(copy)) {
      JournalMark told = newest(original.markHello());
      assertThat(newest(twin.markHello()).position()).isEqualTo(told.position());
      assertThat(twin.markHello())
          .doesNotContain(told)
          .last()
          .satisfies(mark -> assertThat(mark.position()).isGreaterThan(told.position()));
    }
  }

  @Test
  void onlyTheNewestMarks_areKept() throws Exception {
    try (Journal journal = open()) {
      for (int i = 0; i < 100; i++) {
        journal.accept(aFire(1), null);
        journal.markHeartbeat();
        JournalMark hello = newest(journal.markHello());
        assertThat(journal.markHello()).contains(hello).hasSizeLessThan(3 * ToldMarks.KEPT);
      }
    }
  }

  @Test
  void aJournalWithoutRoom_tellsWhatItToldBefore() throws Exception {
    long[] room = {Long.MAX_VALUE};
    try (Journal journal = Journal.open(directory.resolve("journal"), () -> room[0], () -> null)) {
      List<JournalMark> told = journal.markHello();
      room[0] = 0;
      journal.accept(aFire(1), null);
      assertThat(journal.markHello()).isEqualTo(told);
      assertThat(journal.markHeartbeat()).isEqualTo(newest(told));
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

  private static JournalMark newest(List<JournalMark> told) {
    return told.get(told.size() - 1);
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
