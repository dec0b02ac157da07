package io.barto.server.run.control;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Ids of what a person asks for: UUIDs of version 7 (RFC 9562, 5.7), which nobody else can compute.
 * Those of one fire stand in the order of its commands.
 */
public final class RandomRunIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION = 0x7000;
  private static final long MOST_OF_ONE = 1 << 12;

  private RandomRunIds() {}

  /** Whether an id may be one of these, of a command, made in a second. */
  public static boolean mayBe(UUID id, Instant second, int index) {
    long millis = id.getMostSignificantBits() >>> 16;
    return id.version() == 7
        && id.variant() == 2
        && (id.getMostSignificantBits() & MOST_OF_ONE - 1) == index
        && millis / 1_000 == second.getEpochSecond();
  }

  /** So many ids, made at an instant. */
  public static List<UUID> of(Instant now, int count) {
    if (count > MOST_OF_ONE) {
      throw new IllegalArgumentException(count + " commands of one schedule");
    }
    var ids = new ArrayList<UUID>(count);
    for (int index = 0; index < count; index++) {
      long high = now.toEpochMilli() << 16 | VERSION | index;
      long low = RANDOM.nextLong() >>> 2 | 1L << 63;
      ids.add(new UUID(high, low));
    }
    return ids;
  }
}
