package io.barto.server.output.boundary;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputKind;
import io.barto.server.output.boundary.OutputFeed.StoredBatch;
import io.barto.server.output.boundary.Version1Record.EndRecord;
import io.barto.server.output.boundary.Version1Record.OutputRecord;
import io.barto.server.output.control.Version1Line;
import io.barto.server.run.boundary.Version1Runs;
import io.barto.server.run.boundary.Version1Runs.End;
import io.barto.server.run.boundary.Version1Runs.Seen;
import io.barto.server.run.boundary.Version1Runs.Sighting;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Stores what version 1 workers record. Every call is one transaction. */
@Stateless
public class Version1Store {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private Version1Runs runs;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore output;

  /**
   * Stores records: one look at the runs and one at each stream for all of them.
   *
   * <p>A worker whose connection breaks while it sends may send the same lines again over the next
   * one. A run's lines come in the order of their times; so only what is not newer than the newest
   * stored line is compared with what is stored.
   *
   * @return the output that was not there before, valid once the transaction has committed
   */
  public List<StoredBatch> store(List<Version1Record> records) {
    var stored = new ArrayList<StoredBatch>();
    Map<UUID, Long> workers = new HashMap<>();
    records.forEach(one -> workers.put(one.sighting().run(), one.sighting().from().id()));
    Map<UUID, Seen> seen = runs.see(sightings(records).values());
    Map<UUID, Long> marks = new HashMap<>();
    lines(records)
        .forEach(
            (run, streams) -> {
              Seen known = seen.get(run);
              if (known != null) {
                long worker = workers.getOrDefault(run, 0L);
                marks.put(
                    run,
                    append(
                        run, known, streams, batch -> stored.add(new StoredBatch(worker, batch))));
              }
            });
    runs.wroteUntil(marks);
    runs.ended(
        records.stream()
            .filter(record -> seen.containsKey(record.sighting().run()))
            .filter(EndRecord.class::isInstance)
            .map(EndRecord.class::cast)
            .map(Version1Store::end)
            .toList());
    return stored;
  }

  /** One a run, with the schedule's name where any of its records has it. */
  private static Map<UUID, Sighting> sightings(List<Version1Record> records) {
    var sightings = new LinkedHashMap<UUID, Sighting>();
    for (Version1Record record : records) {
      sightings.merge(
          record.sighting().run(),
          record.sighting(),
          (first, next) -> first.schedule() == null && next.schedule() != null ? next : first);
    }
    return sightings;
  }

  private static Map<UUID, Map<OutputKind, List<Version1Line>>> lines(
      List<Version1Record> records) {
    var lines = new LinkedHashMap<UUID, Map<OutputKind, List<Version1Line>>>();
    for (Version1Record record : records) {
      if (record instanceof OutputRecord line) {
        lines
            .computeIfAbsent(line.sighting().run(), run -> new EnumMap<>(OutputKind.class))
            .computeIfAbsent(line.kind(), kind -> new ArrayList<>())
            .add(new Version1Line(line.sighting().at(), line.text()));
      }
    }
    return lines;
  }

  /** Returns the time of the newest line. */
  private long append(
      UUID run,
      Seen known,
      Map<OutputKind, List<Version1Line>> streams,
      Consumer<OutputBatch> appended) {
    Long mark = known.lineMark();
    long newest = mark == null ? Long.MIN_VALUE : mark;
    for (Map.Entry<OutputKind, List<Version1Line>> stream : streams.entrySet()) {
      List<Version1Line> lines = stream.getValue();
      List<Version1Line> fresh =
          mark == null ? lines : output.unstored(known.number(), stream.getKey(), lines, mark);
      output.appendAtEnd(known.number(), run, stream.getKey(), fresh).forEach(appended);
      for (Version1Line line : lines) {
        newest = Math.max(newest, line.nanos());
      }
    }
    return newest;
  }

  private static End end(EndRecord record) {
    Sighting sighting = record.sighting();
    return new End(sighting.run(), record.exitCode(), record.success(), sighting.at());
  }
}
