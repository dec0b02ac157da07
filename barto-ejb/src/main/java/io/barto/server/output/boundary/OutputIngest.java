package io.barto.server.output.boundary;

import static java.util.stream.Collectors.toSet;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.server.lane.BatchWriter;
import io.barto.server.lane.Lane;
import io.barto.server.output.boundary.OutputStore.Appended;
import io.barto.server.output.boundary.OutputStore.WorkerBatch;
import io.barto.server.output.control.HeldStreams;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.output.control.KnownStreams.KnownStream;
import io.barto.server.output.control.KnownStreams.StreamKey;
import io.barto.server.output.control.StreamPosition;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes output from all workers, stores what has piled up in one transaction, and acknowledges it
 * once committed. A batch that the database refuses is acknowledged too: its worker could do
 * nothing about it, and a gap is stored in its place. That of a run that there is not is neither
 * stored nor acknowledged: its worker has to tell of its fire first. Nor is one that comes with a
 * hole before it, since something between took what was there, or changed the order: its worker has
 * to connect again, and begin where the stored part ends.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutputIngest {
  private static final Logger LOG = System.getLogger(OutputIngest.class.getName());

  /** How many bytes of lines may wait for the database, of all workers together. */
  private static final long CAPACITY = 64L << 20;

  private static final long TRANSACTION = 4L << 20;

  /** What a batch and a line cost beside their text. */
  private static final long BATCH_OVERHEAD = 256;

  private static final long LINE_OVERHEAD = 64;

  private record Received(ConnectedWorker from, OutputBatch batch) {
    private StreamKey key() {
      return StreamKey.of(from.id(), batch);
    }
  }

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore store;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunReports reports;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputFeed feed;

  private final KnownStreams known = new KnownStreams();
  private final HeldStreams held = new HeldStreams();

  /** Of what is being written, what was not taken; compared by identity. */
  private final Set<Received> missing = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Of what was not taken, what has a hole before it; compared by identity. */
  private final Set<Received> holed = Collections.newSetFromMap(new IdentityHashMap<>());

  @SuppressWarnings("NullAway.Init")
  private Lane<Received> lane;

  @SuppressWarnings("NullAway.Init")
  private BatchWriter<Received> writer;

  @PostConstruct
  void open() {
    writer = new BatchWriter<>("output", this::append, this::appendGap);
    lane =
        new Lane<>(
            "output", executor, item -> weight(item.batch()), CAPACITY, TRANSACTION, this::write);
  }

  @PreDestroy
  void close() {
    lane.close();
    writer.close();
  }

  /** What a batch costs while it waits: by its text, since its bytes are what the peer claims. */
  static long weight(OutputBatch batch) {
    long weight = BATCH_OVERHEAD;
    for (Line line : batch.lines()) {
      weight += LINE_OVERHEAD + line.text().length();
    }
    return weight;
  }

  /** Hands batches over; waits while too much is not yet stored. */
  public void take(ConnectedWorker from, List<OutputBatch> batches) throws InterruptedException {
    for (OutputBatch batch : batches) {
      lane.put(new Received(from, batch));
    }
  }

  private void write(List<Received> received) {
    missing.clear();
    holed.clear();
    if (writer.write(received)) {
      acknowledge(received.stream().filter(this::isDone).toList());
    }
  }

  /** Whether its worker need not keep it: it is stored, or it never will be. */
  private boolean isDone(Received item) {
    if (!missing.contains(item) || reports.isRefused(item.from().id(), item.batch().run())) {
      return true;
    }
    boolean first = held.hold(item.from().connection(), item.key(), item.batch().offset());
    if (first && holed.contains(item)) {
      beginAgain(item);
    } else if (first) {
      LOG.log(
          Level.WARNING,
          "worker {0} sends output of run {1}, which is not known: not taken",
          item.from().name(),
          item.batch().run());
    }
    return false;
  }

  private static void beginAgain(Received item) {
    String what =
        "output of run %s at byte %d has a hole before it"
            .formatted(item.batch().run(), item.batch().offset());
    LOG.log(Level.WARNING, "worker {0}: {1}; it has to connect again", item.from().name(), what);
    item.from().link().close(what);
  }

  /** In the place of what the database can't take there is a mark, so that the rest follows on. */
  private void appendGap(Received refused, String reason) {
    OutputBatch batch = refused.batch();
    if (batch.gap() != null) {
      return;
    }
    var gap =
        new OutputGap(
            batch.bytes(), batch.lineCount(), false, "the database refused it: " + reason);
    Instant now = clock.instant();
    try {
      append(
          List.of(
              new Received(
                  refused.from(),
                  new OutputBatch(
                      batch.run(), batch.kind(), batch.offset(), batch.firstLine(), now, gap))));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "output: nor is the gap taken", e);
    }
    missing.remove(refused);
  }

  private void append(List<Received> received) {
    reports.awaitTold(received.stream().map(item -> item.batch().run()).collect(toSet()));
    List<Received> wanted = received.stream().filter(item -> !isHeld(item)).toList();
    try {
      Appended appended = store.append(wanted.stream().map(OutputIngest::ofWorker).toList(), known);
      Map<StreamKey, KnownStream> ends = appended.ends();
      known.committed(ends);
      feed.stored(appended.stored());
      missing.addAll(received);
      for (Received item : wanted) {
        KnownStream stream = ends.get(item.key());
        if (stream != null && stream.end().covers(item.batch())) {
          missing.remove(item);
        } else if (stream != null) {
          holed.add(item);
        }
      }
    } catch (RuntimeException e) {
      known.forget();
      throw e;
    }
  }

  private boolean isHeld(Received item) {
    return held.isHeld(item.from().connection(), item.key(), item.batch().offset());
  }

  private static WorkerBatch ofWorker(Received received) {
    return new WorkerBatch(received.from().id(), received.batch());
  }

  private static void acknowledge(List<Received> received) {
    IdentityHashMap<WorkerLink, Map<StreamKey, StreamPosition>> links = new IdentityHashMap<>();
    for (Received item : received) {
      OutputBatch batch = item.batch();
      links
          .computeIfAbsent(item.from().link(), link -> new HashMap<>())
          .merge(
              StreamKey.of(item.from().id(), batch),
              StreamPosition.START.after(batch),
              (old, next) -> next.offset() > old.offset() ? next : old);
    }
    links.forEach((link, ends) -> link.send(new OutputStored(streamEnds(ends))));
  }

  private static List<StreamEnd> streamEnds(Map<StreamKey, StreamPosition> ends) {
    var list = new ArrayList<StreamEnd>();
    ends.forEach(
        (key, end) -> list.add(new StreamEnd(key.run(), key.kind(), end.offset(), end.line())));
    return list;
  }
}
