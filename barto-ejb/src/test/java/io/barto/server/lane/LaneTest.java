package io.barto.server.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LaneTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    threads.shutdownNow();
  }

  private Lane<Integer> lane(long capacity, long batchWeight, Consumer<List<Integer>> handler) {
    return new Lane<>("test", threads, Integer::longValue, capacity, batchWeight, handler);
  }

  /** Keeps each batch, and does not end the first one before it is told. */
  private void keepAndHold(List<Integer> batch) {
    batches.add(batch);
    awaitGo();
  }

  private void awaitGo() {
    try {
      mayGoOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitBatches(int count) {
    await().until(() -> batches.size() >= count);
  }

  @Test
  void whatPilesUpWhileTheHandlerIsBusy_isOneBatch() throws InterruptedException {
    Lane<Integer> lane = lane(100, 100, this::keepAndHold);
    lane.put(1);
    awaitBatches(1);
    lane.put(2);
    lane.put(3);
    lane.put(4);
    mayGoOn.countDown();
    awaitBatches(2);
    assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4));
  }

  @Test
  void aBatch_isNoHeavierThanItMayBe() throws InterruptedException {
    Lane<Integer> lane = lane(100, 5, this::keepAndHold);
    lane.put(1);
    awaitBatches(1);
    for (int item : List.of(2, 3, 1, 9, 4)) {
      lane.put(item);
    }
    mayGoOn.countDown();
    awaitBatches(5);
    assertThat(batches)
        .containsExactly(List.of(1), List.of(2, 3), List.of(1), List.of(9), List.of(4));
  }

  @Test
  void whoeverFindsTheLaneFull_waitsAndGoesOn() throws Exception {
    Lane<Integer> lane = lane(10, 10, this::keepAndHold);
    lane.put(1);
    awaitBatches(1);
    lane.put(6);
    Future<?> producer = put(lane, 5);
    awaitWaiting();
    assertThat(producer).isNotDone();
    mayGoOn.countDown();
    producer.get();
    awaitBatches(3);
    assertThat(batches).containsExactly(List.of(1), List.of(6), List.of(5));
  }

  @Test
  void anItemHeavierThanTheLane_isTakenWhenNothingElseWaits() throws InterruptedException {
    Lane<Integer> lane = lane(10, 10, batches::add);
    lane.put(1_000);
    awaitBatches(1);
    assertThat(batches).containsExactly(List.of(1_000));
  }

  @Test
  void weightlessItems_fillTheLaneToo() throws Exception {
    Lane<Integer> lane = lane(3, 10, this::keepAndHold);
    lane.put(0);
    awaitBatches(1);
    for (int i = 0; i < 3; i++) {
      lane.put(0);
    }
    Future<?> producer = put(lane, 0);
    awaitWaiting();
    assertThat(producer).isNotDone();
  }

  @Test
  void eachProducersOrder_isKept_andOneHandlerRunsAtATime() throws Exception {
    var handled = new ArrayList<Integer>();
    var inside = new AtomicInteger();
    var together = new AtomicBoolean();
    Lane<Integer> lane =
        new Lane<>(
            "test",
            threads,
            item -> 1,
            7,
            3,
            batch -> {
              if (inside.incrementAndGet() > 1) {
                together.set(true);
              }
              synchronized (handled) {
                handled.addAll(batch);
              }
              inside.decrementAndGet();
            });
    List<Future<?>> producers =
        IntStream.range(0, 4).<Future<?>>mapToObj(p -> putMany(lane, p * 1_000, 500)).toList();
    for (Future<?> producer : producers) {
      producer.get();
    }
    await().untilAsserted(() -> assertThat(copyOf(handled)).hasSize(2_000));
    for (int p = 0; p < 4; p++) {
      int from = p * 1_000;
      assertThat(copyOf(handled).stream().filter(i -> i / 1_000 * 1_000 == from).toList())
          .isSorted()
          .hasSize(500);
    }
    assertThat(together).isFalse();
  }

  @Test
  void aHandlerThatFails_losesItsBatchOnly() throws InterruptedException {
    Lane<Integer> lane = lane(100, 100, this::keepAndFail);
    for (int item = 1; item <= 3; item++) {
      lane.put(item);
      awaitBatches(item);
    }
    assertThat(batches).containsExactly(List.of(1), List.of(2), List.of(3));
  }

  private void keepAndFail(List<Integer> batch) {
    batches.add(batch);
    if (batch.get(0) == 1) {
      throw new IllegalStateException("as wished");
    }
    throw new AssertionError("as wished");
  }

  @Test
  void anExecutorThatRefusedOnce_isAskedAgainByTheNextItem() throws InterruptedException {
    var refuse = new AtomicBoolean(true);
    Lane<Integer> lane =
        new Lane<>(
            "test",
            task -> {
              if (refuse.get()) {
                throw new RejectedExecutionException("as wished");
              }
              threads.execute(task);
            },
            item -> 1,
            10,
            10,
            batches::add);
    assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> lane.put(1));
    refuse.set(false);
    lane.put(2);
    awaitBatches(1);
    assertThat(batches).containsExactly(List.of(1, 2));
  }

  @Test
  void close_letsGoOfWaitersAndDropsWhatWaits() throws Exception {
    Lane<Integer> lane = lane(10, 10, this::keepAndHold);
    lane.put(1);
    awaitBatches(1);
    lane.put(10);
    Future<?> producer = put(lane, 10);
    awaitWaiting();
    lane.close();
    producer.get();
    lane.put(3);
    mayGoOn.countDown();
    threads.shutdown();
    await().until(threads::isTerminated);
    assertThat(batches).containsExactly(List.of(1));
  }

  private volatile Thread producing = Thread.currentThread();

  private Future<?> put(Lane<Integer> lane, int item) {
    return threads.submit(
        () -> {
          producing = Thread.currentThread();
          lane.put(item);
          return null;
        });
  }

  private void awaitWaiting() {
    Thread me = Thread.currentThread();
    await().until(() -> producing != me && producing.getState() == Thread.State.WAITING);
  }

  private Future<?> putMany(Lane<Integer> lane, int first, int count) {
    return threads.submit(
        () -> {
          for (int i = 0; i < count; i++) {
            lane.put(first + i);
          }
          return null;
        });
  }

  private static List<Integer> copyOf(List<Integer> list) {
    synchronized (list) {
      return List.copyOf(list);
    }
  }
}
