package io.barto.worker.connection;

import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToWorker.StreamEnd;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a server of version 1 was sent, until it has dealt with it. Such a server acknowledges
 * nothing; but it deals with what comes one after the other, and answers a ping only when its turn
 * is. So the pong to a ping says that all records before the ping have been stored (or, as it can't
 * say, refused by its database). What has no pong when the connection ends is sent again: a line
 * may be stored twice then, but none is lost.
 *
 * <p>Safe for use by several threads.
 */
final class Receipts {
  private record Stream(UUID run, OutputKind kind) {}

  private record Ping(ByteBuffer payload, List<StreamEnd> output, List<UUID> ended) {}

  /** What has been dealt with. */
  record Stored(List<StreamEnd> output, List<UUID> ended) {}

  private final Map<Stream, StreamEnd> output = new LinkedHashMap<>();
  private final List<UUID> ended = new ArrayList<>();
  private final Deque<Ping> pings = new ArrayDeque<>();

  /** Output was sent up to here. */
  synchronized void sent(StreamEnd end) {
    output.put(new Stream(end.run(), end.kind()), end);
  }

  /** The end of a run was sent. */
  synchronized void sentEnd(UUID run) {
    ended.add(run);
  }

  /** Whether something was sent after the last ping. */
  synchronized boolean isPingDue() {
    return !output.isEmpty() || !ended.isEmpty();
  }

  /** A ping follows what was sent so far. */
  synchronized void pinged(ByteBuffer payload) {
    pings.add(new Ping(payload, List.copyOf(output.values()), List.copyOf(ended)));
    output.clear();
    ended.clear();
  }

  /** A pong has come; empty where it answers no ping. */
  synchronized Optional<Stored> ponged(ByteBuffer payload) {
    if (pings.stream().noneMatch(ping -> ping.payload().equals(payload))) {
      return Optional.empty();
    }
    var stored = new LinkedHashMap<Stream, StreamEnd>();
    var runs = new ArrayList<UUID>();
    boolean last = false;
    while (!last) { // a pong may stand for the pings before it, too
      Ping ping = pings.remove();
      ping.output().forEach(end -> stored.put(new Stream(end.run(), end.kind()), end));
      runs.addAll(ping.ended());
      last = ping.payload().equals(payload);
    }
    return Optional.of(new Stored(List.copyOf(stored.values()), List.copyOf(runs)));
  }
}
