package io.barto.worker.connection;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.RunEnd;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.ClientInfo;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.worker.report.Outbox;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * What is said on a connection to a server that speaks version 1 only. The worker pings at once and
 * every 5 s, and besides after what it has sent, since {@link Receipts only a pong says} that this
 * was taken.
 *
 * <p>An empty message is how such a server says that it has no schedules for a worker. Nothing can
 * protect an empty message; so where a key is configured it is not believed.
 */
final class Version1Talk {
  /** How what is said gets onto the wire. */
  interface Wire {
    void send(WorkerToServer message) throws ConnectionFailure, InterruptedException;

    void ping(ByteBuffer payload) throws ConnectionFailure;
  }

  private static final System.Logger LOG = System.getLogger(Version1Talk.class.getName());
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long PING_EVERY = 5 * SECOND;

  /** The published server stores each line in a transaction of its own, so this takes a while. */
  private static final int RECORDS_A_PING = 100;

  private final Version1 side;
  private final Outbox outbox;
  private final LongSupplier nanos;
  private final long begun;
  private final Receipts receipts = new Receipts();
  private volatile UUID connection = UUID.randomUUID();
  private volatile boolean connected;
  private long pingAt;
  private int unpinged;

  Version1Talk(Version1 side, Outbox outbox, LongSupplier nanos) {
    this.side = side;
    this.outbox = outbox;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.pingAt = begun;
  }

  /** Whether the server has said which schedules it has. */
  boolean connected() {
    return connected;
  }

  /** The server has said something; by the web socket's threads, one at a time. */
  void received(ServerToWorker message) {
    if (message instanceof Initialize initialize) {
      connection = initialize.connection();
      connect();
    }
    side.received(message);
  }

  /** The server has sent an empty message. */
  void receivedNothing() {
    connect();
    if (side.wantsProtection()) {
      LOG.log(
          WARNING,
          "the server has no schedules for worker `{0}`, or somebody pretends so: it can''t sign"
              + " that. The ones held stay; schedules = [] in the server''s [schedules.{0}] ends them",
          side.worker());
    } else {
      side.received(new Initialize(connection, List.of()));
    }
  }

  private void connect() {
    if (!connected) {
      LOG.log(INFO, "connected, with version 1 of the protocol");
      connected = true;
      side.connected(connection, outbox);
    }
  }

  /** The server has answered a ping. */
  void ponged(ByteBuffer payload) {
    receipts
        .ponged(payload)
        .filter(stored -> !stored.output().isEmpty() || !stored.ended().isEmpty())
        .ifPresent(stored -> side.stored(stored.output(), stored.ended()));
  }

  /** Begins; once. */
  void begin(Wire wire) throws ConnectionFailure, InterruptedException {
    ping(wire);
    wire.send(new ClientInfo(side.host()));
  }

  /** Sends what there is, waiting a while for it; to be called again and again. */
  void proceed(Wire wire) throws ConnectionFailure, InterruptedException {
    WorkerToServer next = outbox.take(Duration.ofMillis(200).toNanos());
    if (next instanceof Output output) {
      for (OutputBatch batch : output.batches()) {
        send(batch, wire);
      }
    } else if (next instanceof Ended ended) {
      for (RunEnd end : ended.ends()) {
        send(records().end(end), wire);
        receipts.sentEnd(end.run());
      }
    } // what else there is to report, version 1 does not know
    if (receipts.isPingDue() || nanos.getAsLong() - pingAt >= 0) {
      ping(wire);
    }
  }

  private Version1Records records() {
    return new Version1Records(connection, side);
  }

  private void send(OutputBatch batch, Wire wire) throws ConnectionFailure, InterruptedException {
    long offset = batch.offset();
    long number = batch.firstLine();
    OutputGap gap = batch.gap();
    if (gap != null) {
      send(records().gap(batch, gap), wire);
      receipts.sent(
          new StreamEnd(
              batch.run(), batch.kind(), offset + gap.bytes(), number + batch.lineCount()));
    }
    for (Line line : batch.lines()) {
      send(records().line(batch, line), wire);
      offset += line.bytes();
      number++;
      receipts.sent(new StreamEnd(batch.run(), batch.kind(), offset, number));
      if (unpinged >= RECORDS_A_PING) {
        ping(wire);
      }
    }
  }

  private void send(List<WorkerToServer> records, Wire wire)
      throws ConnectionFailure, InterruptedException {
    for (WorkerToServer message : records) {
      wire.send(message);
      unpinged++;
    }
  }

  private void ping(Wire wire) throws ConnectionFailure {
    long now = nanos.getAsLong();
    long age = now - begun;
    ByteBuffer payload =
        ByteBuffer.allocate(12).putLong(age / SECOND).putInt((int) (age % SECOND)).flip();
    receipts.pinged(payload.duplicate());
    unpinged = 0;
    pingAt = now + PING_EVERY;
    wire.ping(payload);
  }
}
