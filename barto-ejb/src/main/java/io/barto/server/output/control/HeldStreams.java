package io.barto.server.output.control;

import io.barto.server.output.control.KnownStreams.StreamKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Streams of which a batch was not taken, since their run was not known. What follows on the same
 * connection is not taken either, even if the run is known by then: else there would be a hole. Who
 * begins again from where it was not taken is heard. Bounded; the oldest are forgotten. Used by one
 * thread at a time.
 */
public final class HeldStreams {
  private record Held(UUID connection, StreamKey stream) {}

  private static final int LIMIT = 50_000;

  private final Map<Held, Long> offsets = new LinkedHashMap<>();

  /** Whether a batch lies behind one that was not taken. */
  public boolean isHeld(UUID connection, StreamKey stream, long offset) {
    var key = new Held(connection, stream);
    Long first = offsets.get(key);
    if (first == null) {
      return false;
    }
    if (offset <= first) {
      offsets.remove(key);
      return false;
    }
    return true;
  }

  /**
   * Notes that a batch was not taken.
   *
   * @return whether it is the first of its stream
   */
  public boolean hold(UUID connection, StreamKey stream, long offset) {
    Long before = offsets.putIfAbsent(new Held(connection, stream), offset);
    var oldest = offsets.keySet().iterator();
    while (offsets.size() > LIMIT) {
      oldest.next();
      oldest.remove();
    }
    return before == null;
  }
}
