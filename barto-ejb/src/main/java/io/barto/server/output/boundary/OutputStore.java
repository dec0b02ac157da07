package io.barto.server.output.boundary;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.server.output.boundary.OutputFeed.StoredBatch;
import io.barto.server.output.control.ChunkContent;
import io.barto.server.output.control.GapText;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.output.control.KnownStreams.KnownStream;
import io.barto.server.output.control.KnownStreams.StreamKey;
import io.barto.server.output.control.StreamPosition;
import io.barto.server.output.control.Version1Batches;
import io.barto.server.output.control.Version1Line;
import io.barto.server.output.entity.OutputChunk;
import io.barto.server.run.boundary.RunLedger;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stored output. Every call is one transaction. */
@Stateless
public class OutputStore {
  /**
   * A batch with the worker that sent it.
   *
   * @param worker the worker's id in the database
   */
  public record WorkerBatch(long worker, OutputBatch batch) {}

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  /**
   * What was appended.
   *
   * @param ends of the streams of known runs
   * @param stored what was not there before
   */
  public record Appended(Map<StreamKey, KnownStream> ends, List<StoredBatch> stored) {
    public Appended {
      stored = List.copyOf(stored);
    }
  }

  /**
   * Appends batches to their streams: only at a stream's end, so that what comes twice is stored
   * once. Batches of unknown runs, and of other workers' runs, are dropped.
   *
   * @param known what is already known of the streams; not changed
   * @return valid once the transaction has committed
   */
  public Appended append(List<WorkerBatch> batches, KnownStreams known) {
    Map<StreamKey, KnownStream> ends = look(batches, known);
    var stored = new ArrayList<StoredBatch>();
    for (WorkerBatch item : batches) {
      OutputBatch batch = item.batch();
      var key = StreamKey.of(item.worker(), batch);
      KnownStream stream = ends.get(key);
      if (stream == null) {
        continue;
      }
      stream
          .end()
          .unstored(batch)
          .ifPresent(
              rest -> {
                entities.persist(chunk(stream.run(), rest));
                stored.add(new StoredBatch(item.worker(), rest));
                ends.put(key, new KnownStream(stream.run(), stream.end().after(rest)));
              });
    }
    return new Appended(ends, stored);
  }

  private Map<StreamKey, KnownStream> look(List<WorkerBatch> batches, KnownStreams known) {
    var streams = new HashMap<StreamKey, KnownStream>();
    var unknown = new HashMap<Long, Set<StreamKey>>();
    for (WorkerBatch item : batches) {
      var key = StreamKey.of(item.worker(), item.batch());
      KnownStream stream = known.find(key);
      if (stream != null) {
        streams.put(key, stream);
      } else {
        unknown.computeIfAbsent(item.worker(), worker -> new HashSet<>()).add(key);
      }
    }
    unknown.forEach((worker, keys) -> streams.putAll(lookUp(worker, keys)));
    return streams;
  }

  private Map<StreamKey, KnownStream> lookUp(long worker, Set<StreamKey> keys) {
    Set<UUID> runs = keys.stream().map(StreamKey::run).collect(Collectors.toSet());
    Map<UUID, Long> numbers = ledger.numbers(worker, runs);
    var streams = new HashMap<StreamKey, KnownStream>();
    for (StreamKey key : keys) {
      Long number = numbers.get(key.run());
      if (number != null) {
        streams.put(key, new KnownStream(number, stored(number, key.kind())));
      }
    }
    return streams;
  }

  private StreamPosition stored(long run, OutputKind kind) {
    return entities
        .createQuery(
            "SELECT c.byteOffset + c.bytes, c.firstLine + c.lineCount FROM OutputChunk c"
                + " WHERE c.run = :run AND c.kind = :kind ORDER BY c.byteOffset DESC",
            Object[].class)
        .setParameter("run", run)
        .setParameter("kind", column(kind))
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(row -> new StreamPosition(number(row[0]), number(row[1])))
        .orElse(StreamPosition.START);
  }

  private static int column(OutputKind kind) {
    return switch (kind) {
      case STDOUT -> 0;
      case STDERR -> 1;
    };
  }

  private static long number(@Nullable Object column) {
    return ((Number) Objects.requireNonNull(column)).longValue();
  }

  private static OutputChunk chunk(long run, OutputBatch batch) {
    OutputGap gap = batch.gap();
    List<Line> lines =
        gap == null ? batch.lines() : List.of(new Line(0, 0, GapText.of(batch.kind(), gap)));
    return new OutputChunk(
        run,
        column(batch.kind()),
        batch.offset(),
        batch.bytes(),
        batch.firstLine(),
        batch.lineCount(),
        batch.continues(),
        batch.at(),
        ChunkContent.of(lines),
        gap == null ? null : GapText.reason(gap));
  }

  /**
   * Appends lines of a version 1 worker to the end of a stream.
   *
   * @return what was appended
   */
  public List<OutputBatch> appendAtEnd(
      long number, UUID run, OutputKind kind, List<Version1Line> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<OutputBatch> batches = Version1Batches.of(run, kind, stored(number, kind), lines);
    batches.forEach(batch -> entities.persist(chunk(number, batch)));
    return batches;
  }

  /**
   * The lines of a version 1 worker that are not stored yet, by their times and texts. Only those
   * that are not newer than a mark can be.
   *
   * @param mark in nanoseconds since 1970
   */
  public List<Version1Line> unstored(
      long number, OutputKind kind, List<Version1Line> lines, long mark) {
    List<Version1Line> old = lines.stream().filter(line -> line.nanos() <= mark).toList();
    if (old.isEmpty()) {
      return lines;
    }
    Instant oldest = old.stream().map(Version1Line::at).min(Instant::compareTo).orElseThrow();
    Set<List<Object>> stored = storedSince(number, kind, oldest);
    return lines.stream()
        .filter(
            line ->
                line.nanos() > mark
                    || !stored.contains(
                        List.of(line.millis(), Version1Batches.firstPiece(line.text()))))
        .toList();
  }

  /** The times and texts of the lines from an instant on, and of some before. */
  private Set<List<Object>> storedSince(long number, OutputKind kind, Instant oldest) {
    Instant from =
        entities
            .createQuery(
                "SELECT c.at FROM OutputChunk c WHERE c.run = :run AND c.kind = :kind"
                    + " AND c.at <= :oldest ORDER BY c.at DESC",
                Instant.class)
            .setParameter("run", number)
            .setParameter("kind", column(kind))
            .setParameter("oldest", oldest)
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .orElse(oldest);
    var stored = new HashSet<List<Object>>();
    entities
        .createQuery(
            "SELECT c.at, c.content FROM OutputChunk c"
                + " WHERE c.run = :run AND c.kind = :kind AND c.at >= :from",
            Object[].class)
        .setParameter("run", number)
        .setParameter("kind", column(kind))
        .setParameter("from", from)
        .getResultStream()
        .forEach(
            row -> {
              long at = ((Instant) Objects.requireNonNull(row[0])).toEpochMilli();
              String content = (String) Objects.requireNonNull(row[1]);
              ChunkContent.forEach(
                  content, (millis, text) -> stored.add(List.of(at + millis, text)));
            });
    return stored;
  }

  /** How far the output of a worker's runs is stored; streams without any are left out. */
  public List<StreamEnd> endsOf(long worker, Collection<UUID> runs) {
    var ends = new ArrayList<StreamEnd>();
    Map<UUID, Long> numbers = ledger.numbers(worker, Set.copyOf(runs));
    for (Map.Entry<UUID, Long> run : numbers.entrySet()) {
      for (OutputKind kind : OutputKind.values()) {
        StreamPosition end = stored(run.getValue(), kind);
        if (!end.equals(StreamPosition.START)) {
          ends.add(new StreamEnd(run.getKey(), kind, end.offset(), end.line()));
        }
      }
    }
    return ends;
  }
}
