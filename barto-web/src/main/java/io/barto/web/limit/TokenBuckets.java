package io.barto.web.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A rate for each key: so many a second on average, five seconds' worth at once. Bounded in memory:
 * a bucket that is full again is as good as none and is forgotten, and while there are too many
 * keys, new ones share one bucket. Safe for use by several threads.
 */
final class TokenBuckets {
  private static final int BURST_SECONDS = 5;
  private static final int MANY_KEYS = 20_000;
  private static final String OTHERS = "";

  private record Bucket(double tokens, long asOf) {}

  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final int perSecond;
  private final LongSupplier nanos;

  /**
   * @param nanos a clock that never steps
   */
  TokenBuckets(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /** Takes one; false where the key has none left. */
  boolean take(String key) {
    long now = nanos.getAsLong();
    var taken = new boolean[1];
    buckets.compute(
        buckets.containsKey(key) || hasRoom(now) ? key : OTHERS,
        (k, bucket) -> {
          double tokens = bucket == null ? capacity() : filled(bucket, now);
          taken[0] = tokens >= 1;
          return new Bucket(taken[0] ? tokens - 1 : tokens, now);
        });
    return taken[0];
  }

  private boolean hasRoom(long now) {
    if (buckets.size() >= MANY_KEYS) {
      buckets.values().removeIf(bucket -> filled(bucket, now) >= capacity());
    }
    return buckets.size() < MANY_KEYS;
  }

  private double filled(Bucket bucket, long now) {
    return Math.min(capacity(), bucket.tokens() + (now - bucket.asOf()) * 1e-9 * perSecond);
  }

  private double capacity() {
    return (double) perSecond * BURST_SECONDS;
  }

  int size() {
    return buckets.size();
  }
}
