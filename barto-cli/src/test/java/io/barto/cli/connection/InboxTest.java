package io.barto.cli.connection;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final int MESSAGES = 1_000;

  private final Inbox inbox = new Inbox();
  private final AtomicInteger taken = new AtomicInteger();

  private CompletableFuture<Void> fill() {
    return CompletableFuture.runAsync(
        () -> {
          for (int i = 0; i < MESSAGES; i++) {
            inbox.message(new byte[] {(byte) i});
            taken.incrementAndGet();
          }
          inbox.end("done");
        });
  }

  @Test
  void message_waitsWhileNobodyAsks() throws InterruptedException {
    CompletableFuture<Void> filled = fill();
    await().untilAsserted(() -> assertThat(taken).hasValue(16));
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(inbox.next(Duration.ofSeconds(10)).orElseThrow().bytes()).isNotNull();
      assertThat(taken.get()).isLessThanOrEqualTo(i + 1 + 17);
    }
    assertThat(inbox.next(Duration.ofSeconds(10)).orElseThrow().end()).isEqualTo("done");
    assertThat(filled).succeedsWithin(10, SECONDS);
  }

  @Test
  void abandon_letsTheWaitingGo() {
    CompletableFuture<Void> filled = fill();
    await().untilAsserted(() -> assertThat(taken).hasValue(16));
    inbox.abandon();
    assertThat(filled).succeedsWithin(10, SECONDS);
  }

  @Test
  void next_endsEmptyWhenNothingComes() throws InterruptedException {
    assertThat(inbox.next(Duration.ofMillis(1))).isEmpty();
  }
}
