package io.barto.server.query.control;

import io.barto.server.query.control.RunOutput.LineSink;
import io.barto.server.query.control.RunOutput.OutputLine;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Lines that wait until no older one can come. What they take of the memory is bounded: beyond that
 * the oldest goes, even if an older one might come yet.
 */
final class WaitingLines {
  private static final long MOST_BYTES = 16L << 20;

  /** What a line takes beside its text, more or less: itself, its time, its place in the queue. */
  private static final long OVERHEAD = 128;

  private static final long BYTES_A_CHARACTER = 2;

  private record Waiting(Instant at, long number, OutputLine line) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }

    long size() {
      String text = line.text();
      return OVERHEAD + (text == null ? 0 : BYTES_A_CHARACTER * text.length());
    }
  }

  private final LineSink sink;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private long size;
  private long number;

  WaitingLines(LineSink sink) {
    this.sink = sink;
  }

  void add(Instant at, OutputLine line) {
    var next = new Waiting(at, number++, line);
    waiting.add(next);
    size += next.size();
  }

  /** Passes on what is older, and what there is no room for. */
  void passOn(Instant before) {
    for (Waiting next = waiting.peek();
        next != null && (next.at.isBefore(before) || size > MOST_BYTES);
        next = waiting.peek()) {
      waiting.remove();
      size -= next.size();
      sink.accept(next.line);
    }
  }
}
