package io.barto.web;

import io.barto.program.ProgramVersion;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.UnknownMessageException;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.output.boundary.Version1Ingest;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.server.worker.boundary.WorkerRefusedException;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;

/** Where workers connect. One instance a connection. */
@ServerEndpoint(value = Wire.WORKER_PATH, subprotocols = Wire.VERSION_2)
public class WorkerEndpoint implements WorkerLink {
  private static final Logger LOG = System.getLogger(WorkerEndpoint.class.getName());

  /** Four heartbeats. */
  private static final long IDLE_MILLIS = 20_000;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Arrivals arrivals;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private RunReports reports;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private OutputIngest output;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Version1Ingest records;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  private final UUID connection = UUID.randomUUID();
  private final BadMessages badMessages = new BadMessages();

  @SuppressWarnings("NullAway.Init")
  private Outbox outbox;

  @SuppressWarnings("NullAway.Init")
  private Conversation conversation;

  @SuppressWarnings("NullAway.Init")
  private String name;

  private boolean version1;

  @OnOpen
  public void open(Session session) {
    outbox = new Outbox(session);
    name = PeerName.of(session);
    session.setMaxIdleTimeout(IDLE_MILLIS);
    version1 = !session.getNegotiatedSubprotocol().equals(Wire.VERSION_2);
    if (version1) {
      arriveWithVersion1(Caller.of(session).address());
      return;
    }
    conversation =
        new WorkerConversation(
            connection,
            name,
            Caller.of(session).address(),
            ProgramVersion.current().version(),
            this,
            arrivals,
            reports,
            output,
            clock);
  }

  /** It says nothing first, and gets its schedules at once. */
  private void arriveWithVersion1(String address) {
    try {
      ConnectedWorker worker = arrivals.arriveVersion1(connection, name, address, this);
      conversation = new Version1Conversation(worker, arrivals, records);
    } catch (WorkerRefusedException e) {
      refuse(e.code(), e.text());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "worker " + name + ": could not be let in", e);
      refuse(ErrorCode.DATABASE_UNAVAILABLE, "the server can't serve workers at the moment");
    }
  }

  /** One message of the worker. Waits where the server is behind, and so holds the worker back. */
  @OnMessage(maxMessageSize = Wire.MAX_MESSAGE)
  public void message(ByteBuffer bytes) throws InterruptedException {
    if (conversation == null) {
      return; // refused
    }
    try {
      WorkerToServerCodec.decode(bytes).accept(conversation);
      conversation.throwIfInterrupted();
      badMessages.good();
    } catch (UnknownMessageException e) {
      LOG.log(Level.DEBUG, "worker {0}: skipped: {1}", name, e.getMessage());
    } catch (ProtocolException e) {
      LOG.log(
          Level.WARNING,
          "worker {0}: bad message number {1} in a row: {2}",
          name,
          badMessages.inARow() + 1,
          e.getMessage());
      if (badMessages.bad()) {
        outbox.close(CloseCodes.NOT_CONSISTENT, "ten bad messages in a row");
      }
    } catch (WorkerRefusedException e) {
      refuse(e.code(), e.text());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "worker " + name + ": its message could not be handled", e);
      refuse(ErrorCode.DATABASE_UNAVAILABLE, "the server can't serve workers at the moment");
    }
  }

  private void refuse(ErrorCode code, String reason) {
    LOG.log(Level.WARNING, "worker {0} refused: {1}", name, reason);
    if (!version1) {
      send(new Refusal(code, reason)); // version 1 has no word for it but the close
    }
    outbox.closeWhenSent(CloseCodes.VIOLATED_POLICY, reason);
  }

  @OnClose
  public void closed(CloseReason reason) {
    LOG.log(Level.DEBUG, "worker {0}: closed: {1}", name, reason);
    arrivals.leave(connection, name);
  }

  @OnError
  public void failed(Throwable failure) {
    LOG.log(Level.DEBUG, "worker " + name + ": connection failed", failure);
  }

  @Override
  public void send(ServerToWorker message) {
    byte[] bytes = ServerToWorkerCodec.encode(message);
    outbox.send(version1 ? wrappedForVersion1(bytes) : bytes);
  }

  @Override
  public void close(String reason) {
    outbox.close(CloseCodes.NORMAL_CLOSURE, reason);
  }
}
