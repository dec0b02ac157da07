package io.barto.server.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchWriterTest {
  private final List<List<Integer>> tried = new CopyOnWriteArrayList<>();
  private final List<Integer> written = new ArrayList<>();

  private void refuse(List<Integer> batch, List<Integer> bad) {
    tried.add(batch);
    if (batch.stream().anyMatch(bad::contains)) {
      throw new IllegalStateException(new SQLException("too long", "22001", 1406));
    }
    written.addAll(batch);
  }

  private static RuntimeException unreachable() {
    return new IllegalStateException(new SQLException("no route", "08000"));
  }

  @Test
  void aGoodBatch_isWrittenAtOnce() {
    var writer = new BatchWriter<Integer>("test", batch -> refuse(batch, List.of()));
    assertThat(writer.write(List.of(1, 2, 3))).isTrue();
    assertThat(tried).containsExactly(List.of(1, 2, 3));
  }

  @Test
  void aBadItem_isFoundByHalving_andOnlyItIsRefused() {
    List<Integer> all = IntStream.range(0, 1_000).boxed().toList();
    var writer = new BatchWriter<Integer>("test", batch -> refuse(batch, List.of(417)));
    assertThat(writer.write(all)).isTrue();
    assertThat(written).hasSize(999).doesNotContain(417).isSorted();
    assertThat(tried)
        .as("two writes for each halving of a thousand, and the bad item once more")
        .hasSizeLessThanOrEqualTo(22);
  }

  @Test
  void anItemRefusedOnce_isTriedOnceMore() {
    var failures = new ArrayDeque<>(List.of(new IllegalStateException("stale")));
    var writer =
        new BatchWriter<Integer>(
            "test",
            batch -> {
              if (!failures.isEmpty()) {
                throw failures.remove();
              }
              written.addAll(batch);
            });
    assertThat(writer.write(List.of(1))).isTrue();
    assertThat(written).containsExactly(1);
  }

  @Test
  void severalBadItems_areAllFound() {
    List<Integer> all = IntStream.range(0, 64).boxed().toList();
    List<Integer> bad = List.of(0, 31, 32, 63);
    var writer = new BatchWriter<Integer>("test", batch -> refuse(batch, bad));
    assertThat(writer.write(all)).isTrue();
    assertThat(written).hasSize(60).doesNotContainAnyElementsOf(bad).isSorted();
  }

  @Test
  void whileTheDatabaseIsAway_itTriesAgainWithTheWholeBatch() {
    var failures = new AtomicInteger(2);
    var writer =
        new BatchWriter<Integer>(
            "test",
            batch -> {
              tried.add(batch);
              if (failures.getAndDecrement() > 0) {
                throw unreachable();
              }
            });
    assertThat(writer.write(List.of(1, 2))).isTrue();
    assertThat(tried).containsExactly(List.of(1, 2), List.of(1, 2), List.of(1, 2));
  }

  @Test
  void aDatabaseThatGoesAwayWhileABadItemIsSought_losesNothing() {
    var calls = new AtomicInteger();
    var writer =
        new BatchWriter<Integer>(
            "test",
            batch -> {
              if (calls.incrementAndGet() == 2) {
                throw unreachable();
              }
              refuse(batch, List.of(3));
            });
    assertThat(writer.write(List.of(1, 2, 3, 4))).isTrue();
    assertThat(written).containsExactly(1, 2, 4);
  }

  @Test
  void close_letsGoOfWhoeverWaitsForTheDatabase() throws Exception {
    var writer =
        new BatchWriter<Integer>(
            "test",
            batch -> {
              tried.add(batch);
              throw unreachable();
            });
    var waiting = CompletableFuture.supplyAsync(() -> writer.write(List.of(1)));
    await().until(() -> !tried.isEmpty());
    writer.close();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void aClosedWriter_writesNothing() {
    var writer = new BatchWriter<Integer>("test", batch -> refuse(batch, List.of()));
    writer.close();
    assertThat(writer.write(List.of(1))).isFalse();
    assertThat(tried).isEmpty();
  }
}
