package io.barto.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final TokenBuckets buckets = new TokenBuckets(2, nanos::get);

  private int taken(String key, int attempts) {
    int taken = 0;
    for (int i = 0; i < attempts; i++) {
      taken += buckets.take(key) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aBurst_isFiveSecondsWorth_andThenTheRateHolds() {
    assertThat(taken("a", 100)).isEqualTo(10);
    nanos.addAndGet(1_000_000_000L);
    assertThat(taken("a", 100)).isEqualTo(2);
    nanos.addAndGet(3_600_000_000_000L);
    assertThat(taken("a", 100)).isEqualTo(10);
  }

  @Test
  void oneKey_doesNotUseUpAnothers() {
    taken("a", 100);
    assertThat(taken("b", 100)).isEqualTo(10);
  }

  @Test
  void manyKeys_takeBoundedMemory_andNewOnesShareABucket() {
    for (int i = 0; i < 50_000; i++) {
      buckets.take("key " + i);
    }
    assertThat(buckets.size()).isLessThanOrEqualTo(20_001);
    assertThat(buckets.take("one more")).isFalse();
    nanos.addAndGet(10_000_000_000L);
    assertThat(buckets.take("one more")).isTrue();
    assertThat(buckets.size()).isLessThan(10);
  }
}
