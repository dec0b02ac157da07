package io.barto.server.output.control;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this server remembers of the streams that it is storing, so that it need not ask the
 * database for each batch. Bounded; the longest unused are forgotten. Used by one thread at a time.
 */
public final class KnownStreams {
  /**
   * One stream of one run, as one worker sends it.
   *
   * @param worker the worker's id in the database
   */
  public record StreamKey(long worker, UUID run, OutputKind kind) {
    public static StreamKey of(long worker, OutputBatch batch) {
      return new StreamKey(worker, batch.run(), batch.kind());
    }
  }

  /**
   * A stream that is being stored.
   *
   * @param run the run's number
   */
  public record KnownStream(long run, StreamPosition end) {}

  private static final int LIMIT = 50_000;

  private final LinkedHashMap<StreamKey, KnownStream> streams =
      new LinkedHashMap<>(64, 0.75f, true);

  public @Nullable KnownStream find(StreamKey key) {
    return streams.get(key);
  }

  /** Notes what is committed. */
  public void committed(Map<StreamKey, KnownStream> ends) {
    streams.putAll(ends);
    var oldest = streams.keySet().iterator();
    while (streams.size() > LIMIT && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }

  /** After a failure: what the database holds is asked anew. */
  public void forget() {
    streams.clear();
  }
}
