package io.barto.server.worker.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.WorkerToServer.Hello;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JournalPositionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final UUID INSTANCE = UUID.randomUUID();

  private final JournalPositions positions = new JournalPositions();

  private static JournalMark at(long position) {
    return new JournalMark(position, position == 0 ? 0 : 1);
  }

  /** From a journal with one history, which remembers all of it. */
  private Optional<String> arrived(UUID instance, long position, long stored) {
    JournalMark[] told =
        LongStream.rangeClosed(1, position)
            .mapToObj(JournalPositionsTest::at)
            .toArray(JournalMark[]::new);
    return positions.arrived("w", hello(instance, told), at(stored), NOW);
  }

  private static Hello hello(UUID instance, JournalMark... told) {
    var host = new HostInfo("Linux", "host", "1", "6", "2.0.0");
    JournalMark newest = told[told.length - 1];
    return new Hello(instance, "boot", newest, List.of(told), null, 0, List.of(), NOW, "", host);
  }

  @Test
  void aJournalThatGrows_isTheSame() {
    assertThat(arrived(INSTANCE, 5, 0)).isEmpty();
    positions.heard("w", INSTANCE, at(9));
    assertThat(arrived(INSTANCE, 9, 5)).isEmpty();
    assertThat(arrived(INSTANCE, 20, 9)).isEmpty();
    assertThat(positions.warnings()).isEmpty();
  }

  @Test
  void aJournalShorterThanAtTheLastHeartbeat_isACopy() {
    arrived(INSTANCE, 5, 0);
    positions.heard("w", INSTANCE, at(9));
    assertThat(arrived(INSTANCE, 8, 5))
        .hasValueSatisfying(warning -> assertThat(warning).contains("record 8", "record 9"));
    assertThat(positions.warnings()).containsOnlyKeys("w");
    assertThat(positions.warnings().get("w")).startsWith("2026-11-23T10:00:00Z: ");
  }

  @Test
  void aJournalShorterThanTheDatabaseKnows_isACopy() {
    assertThat(arrived(INSTANCE, 4, 5)).isPresent();
  }

  @Test
  void anotherInstance_hasAJournalOfItsOwn() {
    arrived(INSTANCE, 100, 0);
    assertThat(arrived(UUID.randomUUID(), 1, 0)).isEmpty();
  }

  @Test
  void ofTwoCopiesThatTakeTurns_theOneBehindIsTold() {
    arrived(INSTANCE, 100, 0);
    positions.heard("w", INSTANCE, at(150));
    assertThat(arrived(INSTANCE, 101, 100)).isPresent();
    assertThat(arrived(INSTANCE, 150, 101)).isEmpty();
    assertThat(arrived(INSTANCE, 102, 150)).isPresent();
  }

  @Test
  void aCopyThatWentFurtherThanTheOriginal_isNoticed() {
    JournalMark shared = at(5);
    arrived(INSTANCE, 5, 0);
    positions.heard("w", INSTANCE, new JournalMark(9, 90));
    assertThat(
            positions.arrived("w", hello(INSTANCE, shared, new JournalMark(12, 120)), shared, NOW))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains("record 12", "record 9", "by itself"));
    assertThat(positions.warnings()).containsOnlyKeys("w");
  }

  @Test
  void aCopyAtTheVeryPosition_isNoticed() {
    arrived(INSTANCE, 5, 0);
    assertThat(positions.arrived("w", hello(INSTANCE, new JournalMark(5, 7)), at(5), NOW))
        .isPresent();
  }

  @Test
  void aServerThatMissedSomeWord_isNotAlarmed() {
    arrived(INSTANCE, 5, 0);
    JournalMark unheard = new JournalMark(9, 90);
    assertThat(
            positions.arrived(
                "w", hello(INSTANCE, at(5), unheard, new JournalMark(12, 1)), at(5), NOW))
        .isEmpty();
  }

  @Test
  void aDatabaseOlderThanTheJournalsMemory_isBelieved() {
    Hello later = hello(INSTANCE, new JournalMark(400, 3), new JournalMark(500, 4));
    assertThat(positions.arrived("w", later, at(5), NOW)).isEmpty();
  }

  @Test
  void aJournalWithoutTags_isComparedByItsLength() {
    Hello untagged = hello(INSTANCE, new JournalMark(9, 0));
    assertThat(positions.arrived("w", untagged, new JournalMark(9, 0), NOW)).isEmpty();
    assertThat(positions.arrived("w", untagged, new JournalMark(10, 0), NOW)).isPresent();
  }
}
