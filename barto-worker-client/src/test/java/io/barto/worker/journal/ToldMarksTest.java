package io.barto.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.JournalMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldMarksTest {
  private static final Instant NOMINAL = Instant.parse("2026-11-23T10:00:05Z");

  @TempDir Path directory;

  @Test
  void whatWasTold_isRememberedWithItsTag() throws Exception {
    JournalMark hello;
    try (Journal journal = open()) {
      hello = newest(journal.markHello());
      assertThat(journal.markHeartbeat()).as("nothing is new").isEqualTo(hello);
      journal.plan().contact(NOMINAL);
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
        journal.plan().contact(NOMINAL);
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
      journal.plan().contact(NOMINAL);
      assertThat(journal.markHello()).isEqualTo(told);
      assertThat(journal.markHeartbeat()).isEqualTo(newest(told));
    }
  }

  private static JournalMark newest(List<JournalMark> told) {
    return told.get(told.size() - 1);
  }

  private Journal open() throws JournalException {
    return Journal.open(directory.resolve("journal"));
  }
}
