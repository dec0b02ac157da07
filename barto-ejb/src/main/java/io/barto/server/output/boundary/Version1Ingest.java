package io.barto.server.output.boundary;

import io.barto.protocol.WorkerToServer.ExitStatus;
import io.barto.protocol.WorkerToServer.OutputLine;
import io.barto.server.lane.BatchWriter;
import io.barto.server.lane.Lane;
import io.barto.server.output.boundary.Version1Record.EndRecord;
import io.barto.server.output.boundary.Version1Record.OutputRecord;
import io.barto.server.run.boundary.RunNews;
import io.barto.server.run.boundary.Version1Runs.Sighting;
import io.barto.server.worker.boundary.ConnectedWorker;
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
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Takes the records of version 1 workers. They come one a frame, up to some hundred thousand a
 * minute in a burst; what piles up while the database works is stored in one transaction. They are
 * not acknowledged: version 1 knows no way, and its worker has forgotten what it has sent.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Version1Ingest {
  /** How much may wait for the database, of all workers together. */
  private static final long CAPACITY = 64L << 20;

  private static final long TRANSACTION = 8L << 20;

  /** What the database's time stamps and ours can hold, with room to spare. */
  private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Version1Store store;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputFeed feed;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunNews news;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  private Lane<Version1Record> lane;

  @SuppressWarnings("NullAway.Init")
  private BatchWriter<Version1Record> writer;

  @PostConstruct
  void open() {
    writer = new BatchWriter<>("records of version 1", this::write);
    lane =
        new Lane<>(
            "records of version 1",
            executor,
            Version1Record::weight,
            CAPACITY,
            TRANSACTION,
            writer::write);
  }

  private void write(List<Version1Record> records) {
    feed.stored(store.store(records));
    news.changed(records.stream().map(record -> record.sighting().run()).toList());
  }

  @PreDestroy
  void close() {
    lane.close();
    writer.close();
  }

  /** Hands a line over; waits while too much is not yet stored. */
  public void take(ConnectedWorker from, OutputLine line) throws InterruptedException {
    var sighting =
        new Sighting(
            from, line.command(), line.connection(), line.commandName(), time(line.timestamp()));
    lane.put(new OutputRecord(sighting, line.kind(), line.data()));
  }

  /** Hands the end of a command over; waits while too much is not yet stored. */
  public void take(ConnectedWorker from, ExitStatus status) throws InterruptedException {
    var sighting =
        new Sighting(from, status.command(), from.connection(), null, time(status.timestamp()));
    lane.put(new EndRecord(sighting, status.exitCode(), status.success()));
  }

  /** What is no time, or none of this age, is taken for now: better stored than refused. */
  private Instant time(String stamp) {
    try {
      Instant at = Instant.parse(stamp);
      if (at.isAfter(EARLIEST) && at.isBefore(LATEST)) {
        return at;
      }
    } catch (DateTimeParseException e) {
      // as one that is out of bounds
    }
    return clock.instant();
  }
}
