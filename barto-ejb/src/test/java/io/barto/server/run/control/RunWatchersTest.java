package io.barto.server.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunWatchersTest {
  private static final Duration EVER = Duration.ofDays(1);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final UUID RUN = new UUID(1, 2);

  private final RunWatchers watchers = new RunWatchers();

  @Test
  void await_endsAtOnceWhereThereWasNewsSinceTheLastOne() {
    try (var watch = watchers.watch(RUN)) {
      watchers.changed(List.of(new UUID(3, 4), RUN));
      assertTimeoutPreemptively(LIMIT, () -> watch.await(EVER));
      assertTimeoutPreemptively(LIMIT, () -> watch.await(Duration.ofMillis(5)));
    }
  }

  @Test
  void await_endsWithNewsOfItsRun() throws InterruptedException {
    try (var watch = watchers.watch(RUN)) {
      var telling = new Thread(() -> watchers.changed(List.of(RUN)));
      telling.start();
      assertTimeoutPreemptively(LIMIT, () -> watch.await(EVER));
      telling.join();
    }
  }

  @Test
  void close_letsGoOfWhoeverWaits() {
    try (var watch = watchers.watch(RUN)) {
      watchers.close();
      assertThat(watchers.isClosed()).isTrue();
      assertTimeoutPreemptively(LIMIT, () -> watch.await(EVER));
    }
  }
}
