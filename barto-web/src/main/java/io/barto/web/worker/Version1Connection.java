package io.barto.web.worker;

import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.UnknownMessageException;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.server.output.boundary.Version1Ingest;
import io.barto.server.refusal.RefusedException;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.web.caller.Caller;
import io.barto.web.session.Outbox;
import io.barto.web.session.Visit;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker that did not ask for version 2. It gets its schedules as soon as it has connected, and
 * can be told nothing else: what is refused is closed, and the reason stands in the close.
 */
final class Version1Connection implements WorkerLink {
  private static final Logger LOG = System.getLogger(Version1Connection.class.getName());

  private final UUID connection;
  private final String name;
  private final Visit visit;
  private final Outbox outbox;
  private final Arrivals arrivals;
  private final Version1Ingest records;
  private @Nullable Version1Conversation conversation;

  /**
   * @param outbox seals what is sent as version 1 does
   */
  Version1Connection(
      UUID connection,
      String name,
      Visit visit,
      Outbox outbox,
      Arrivals arrivals,
      Version1Ingest records) {
    this.connection = connection;
    this.name = name;
    this.visit = visit;
    this.outbox = outbox;
    this.arrivals = arrivals;
    this.records = records;
  }

  void open(Caller caller) {
    try {
      conversation =
          new Version1Conversation(
              arrivals.arriveVersion1(connection, name, caller.address(), this), arrivals, records);
      LOG.log(
          Level.INFO,
          "worker {0} connected from {1}, wire version 1, connection {2}",
          name,
          caller,
          connection);
    } catch (RefusedException e) {
      refuse(e.text());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "worker " + name + ": could not be let in", e);
      refuse("the server can't serve workers at the moment");
    }
  }

  /** One message. Waits where the server is behind, and so holds the worker back. */
  void message(ByteBuffer bytes) throws InterruptedException {
    Version1Conversation current = conversation;
    if (current == null) {
      return; // refused
    }
    if (visit.isTooLarge(bytes, true)) {
      return;
    }
    try {
      WorkerToServerCodec.decode(bytes).accept(current);
      current.throwIfInterrupted();
      visit.good();
    } catch (UnknownMessageException e) {
      LOG.log(Level.DEBUG, "worker {0}: skipped: {1}", name, e.getMessage());
    } catch (ProtocolException e) {
      visit.bad("worker " + name, String.valueOf(e.getMessage()), outbox);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "worker " + name + ": its message could not be handled", e);
      refuse("the server can't serve workers at the moment");
    }
  }

  private void refuse(String reason) {
    LOG.log(Level.WARNING, "worker {0}, version 1, refused: {1}", name, reason);
    outbox.closeWhenSent(CloseCodes.VIOLATED_POLICY, reason);
  }

  @Override
  public void send(ServerToWorker message) {
    outbox.send(ServerToWorkerCodec.encode(message));
  }

  @Override
  public void close(String reason) {
    outbox.close(CloseCodes.NORMAL_CLOSURE, reason);
  }
}
