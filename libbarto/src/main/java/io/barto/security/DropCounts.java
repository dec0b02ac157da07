package io.barto.security;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts dropped messages by reason, and says when to tell people of them: at most once a second.
 * Safe for use by several threads.
 */
public final class DropCounts {
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanos;
  private final EnumMap<DropReason, Long> counts = new EnumMap<>(DropReason.class);
  private long untold;
  private long toldAt;
  private boolean told;

  /**
   * @param nanos a clock that never steps
   */
  public DropCounts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Counts one.
   *
   * @return how many there are to tell of, this one included; 0 where people are not to be told now
   */
  public synchronized long count(DropReason reason) {
    counts.merge(reason, 1L, Long::sum);
    untold++;
    long now = nanos.getAsLong();
    if (told && now - toldAt < SILENCE) {
      return 0;
    }
    told = true;
    toldAt = now;
    long tell = untold;
    untold = 0;
    return tell;
  }

  /** How many were dropped, for each reason that there was. */
  public synchronized Map<DropReason, Long> byReason() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** How many were dropped. */
  public synchronized long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
