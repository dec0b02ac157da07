package io.barto.web;

import io.barto.program.ProgramVersion;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.UnknownMessageException;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.security.SealedConnection;
import io.barto.server.configuration.boundary.ServerKeys;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.DroppedMessages;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.server.worker.boundary.WorkerRefusedException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

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
  private Clock clock;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private ServerKeys keys;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private DroppedMessages dropped;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  private volatile boolean refused;
  private final BadMessages badMessages = new BadMessages();

  @SuppressWarnings("NullAway.Init")
  private Outbox outbox;

  @SuppressWarnings("NullAway.Init")
  private WorkerConversation conversation;

  @SuppressWarnings("NullAway.Init")
  private String name;

  @SuppressWarnings("NullAway.Init")
  private UUID connection;

  @SuppressWarnings("NullAway.Init")
  private WorkerSeals seals;

  @OnOpen
  public void open(Session session) {
    name = PeerName.of(session);
    Upgrade upgrade = Caller.of(session).upgrade();
    connection = upgrade.connection();
    var sealed = new SealedConnection(name, upgrade.nonce(), connection);
    outbox = new Outbox(session, keys.sealer(sealed)::seal);
    seals =
        new WorkerSeals(
            name,
            keys.opener(sealed),
            dropped,
            this::soon,
            reason -> refuse(ErrorCode.NOT_ALLOWED, reason),
            reason -> outbox.close(CloseCodes.TRY_AGAIN_LATER, reason));
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
            dropped::reported,
            clock);
    session.setMaxIdleTimeout(IDLE_MILLIS);
    if (!session.getNegotiatedSubprotocol().equals(Wire.VERSION_2)) {
      LOG.log(Level.WARNING, "worker {0} speaks version 1 of the wire only: not served", name);
      close("this server serves workers that speak " + Wire.VERSION_2);
    }
  }

  /** One message of the worker. Waits where the server is behind, and so holds the worker back. */
  @OnMessage(maxMessageSize = Wire.MAX_MESSAGE + SealedConnection.MOST_OVERHEAD)
  public void message(ByteBuffer frame) throws InterruptedException {
    ByteBuffer bytes = seals.open(frame);
    if (bytes != null) {
      take(bytes);
    } else if (!seals.demandsSeal()) {
      bad("no frame of version 2");
    }
  }

  private void take(ByteBuffer bytes) throws InterruptedException {
    try {
      handle(WorkerToServerCodec.decode(bytes));
      badMessages.good();
    } catch (UnknownMessageException e) {
      LOG.log(Level.DEBUG, "worker {0}: skipped: {1}", name, e.getMessage());
    } catch (ProtocolException e) {
      bad(String.valueOf(e.getMessage()));
    } catch (WorkerRefusedException e) {
      refuse(e.code(), e.text());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "worker " + name + ": its message could not be handled", e);
      refuse(ErrorCode.DATABASE_UNAVAILABLE, "the server can't serve workers at the moment");
    }
  }

  private void handle(WorkerToServer message) throws InterruptedException {
    if (seals.takes(message)) {
      message.accept(conversation);
      conversation.throwIfInterrupted();
    }
    if (message instanceof Hello) {
      seals.greeted();
    }
  }

  private void bad(String why) {
    LOG.log(
        Level.WARNING,
        "worker {0}: bad message number {1} in a row: {2}",
        name,
        badMessages.inARow() + 1,
        why);
    if (badMessages.bad()) {
      outbox.close(CloseCodes.NOT_CONSISTENT, "ten bad messages in a row");
    }
  }

  private void soon(Runnable what) {
    ScheduledFuture<?> unused = scheduler.schedule(what, 1, TimeUnit.SECONDS);
  }

  private void refuse(ErrorCode code, String reason) {
    LOG.log(Level.WARNING, "worker {0} refused: {1}", name, reason);
    refused = true;
    send(new Refusal(code, reason));
    outbox.closeWhenSent(CloseCodes.VIOLATED_POLICY, reason);
  }

  @OnClose
  public void closed(CloseReason reason) {
    boolean refusedByWorker = reason.getCloseCode() == CloseCodes.VIOLATED_POLICY && !refused;
    LOG.log(
        refusedByWorker ? Level.WARNING : Level.DEBUG,
        "worker {0} closed its connection: {1}",
        name,
        reason.getReasonPhrase());
    arrivals.leave(connection, name);
  }

  @OnError
  public void failed(Throwable failure) {
    LOG.log(Level.DEBUG, "worker " + name + ": connection failed", failure);
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
