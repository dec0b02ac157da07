package io.barto.worker.journal;

import io.barto.protocol.RunEnd;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a run came.
 *
 * @param fire the id of its fire
 * @param spawnedUnder the boot under which its start was allowed; null: it was not yet
 * @param end how it ended; null: it has not
 * @param stored whether the server has the end
 */
public record RunState(
    UUID fire, @Nullable String spawnedUnder, @Nullable RunEnd end, boolean stored) {
  static RunState accepted(UUID fire) {
    return new RunState(fire, null, null, false);
  }

  RunState spawned(String bootId) {
    return new RunState(fire, bootId, end, stored);
  }

  RunState ended(RunEnd how) {
    return new RunState(fire, spawnedUnder, how, stored);
  }

  RunState endStored() {
    return new RunState(fire, spawnedUnder, end, true);
  }
}
