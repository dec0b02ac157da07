package io.barto.web.worker;

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
import io.barto.security.Version1Envelope;
import io.barto.server.configuration.boundary.ServerKeys;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.output.boundary.Version1Ingest;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.DroppedMessages;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.web.caller.Caller;
import io.barto.web.caller.PeerName;
import io.barto.web.caller.Upgrade;
import io.barto.web.limit.Doorkeeper;
import io.barto.web.session.Outbox;
import io.barto.web.session.SendingThreads;
import io.barto.web.session.Visit;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Where workers connect. One instance a connection. */
@ServerEndpoint(value = Wire.WORKER_PATH, subprotocols = Wire.VERSION_2)
public class WorkerEndpoint implements WorkerLink {
  private static final Logger LOG = System.getLogger(WorkerEndpoint.class.getName());

  private static final RandomGenerator NONCES = new SecureRandom();

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

  @Inject
  @SuppressWarnings("NullAway.Init")
  private ServerKeys keys;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private DroppedMessages dropped;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private SendingThreads sendingThreads;

  private @Nullable Version1Connection version1;
  private volatile boolean refused;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Doorkeeper doorkeeper;

  @SuppressWarnings("NullAway.Init")
  private Visit visit;

  @SuppressWarnings("NullAway.Init")
  private Outbox outbox;

  @SuppressWarnings("NullAway.Init")
  private WorkerConversation conversation;

  /** Whether the conversation of version 2 has begun. */
  private volatile boolean served;

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
    visit = Visit.begin(session, doorkeeper, doorkeeper.limits().workerIdle());
    // the filter looked at the same name; this holds should the container ever read it otherwise
    Optional<String> refusal = Caller.of(session).grant().refusalOfWorker(name);
    if (refusal.isPresent()) {
      outbox = new Outbox(session, doorkeeper.unread());
      close(refusal.get());
      return;
    }
    if (!session.getNegotiatedSubprotocol().equals(Wire.VERSION_2)) {
      openVersion1(session);
      return;
    }
    var sealed = new SealedConnection(name, upgrade.nonce(), connection);
    outbox = new Outbox(session, doorkeeper.unread(), keys.sealer(sealed)::seal, sender());
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
            Caller.of(session),
            ProgramVersion.current().version(),
            this,
            arrivals,
            reports,
            output,
            dropped::reported,
            clock);
    served = true;
    visit.awaitHello(conversation::greeted);
    visit.expectMessages(doorkeeper.limits().workerIdle());
  }

  /** Only signing takes long enough to be left to others. */
  private Executor sender() {
    return keys.signingKey() == null ? Runnable::run : sendingThreads;
  }

  private void openVersion1(Session session) {
    var envelope = new Version1Envelope(keys.signingKey(), keys.macKey(), clock, NONCES);
    outbox = new Outbox(session, doorkeeper.unread(), envelope::wrap, sender());
    if (visit.admitted()) {
      version1 = new Version1Connection(connection, name, visit, outbox, arrivals, records);
      version1.open(Caller.of(session));
    }
  }

  /** One message of the worker. Waits where the server is behind, and so holds the worker back. */
  @OnMessage(maxMessageSize = Wire.MAX_MESSAGE + SealedConnection.MOST_OVERHEAD)
  public void message(ByteBuffer frame) throws InterruptedException {
    if (version1 != null) {
      version1.message(frame);
      return;
    }
    if (!served) {
      return;
    }
    visit.heard();
    ByteBuffer bytes = seals.open(frame);
    if (bytes == null) {
      if (!seals.demandsSeal()) {
        visit.bad("worker " + name, "no frame of version 2", outbox);
      }
    } else if (!visit.isTooLarge(bytes, conversation.greeted())) {
      take(bytes);
    }
  }

  /** The worker has read what was sent before this ping. */
  @OnMessage
  public void pong(PongMessage pong) {
    outbox.answered(pong.getApplicationData());
  }

  private void take(ByteBuffer bytes) throws InterruptedException {
    try {
      handle(WorkerToServerCodec.decode(bytes));
      visit.good();
    } catch (UnknownMessageException e) {
      LOG.log(Level.DEBUG, "worker {0}: skipped: {1}", name, e.getMessage());
    } catch (ProtocolException e) {
      visit.bad("worker " + name, String.valueOf(e.getMessage()), outbox);
    } catch (RefusedException e) {
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
      if (!visit.admitted()) {
        arrivals.leave(connection, name); // it was closed while it was let in
      }
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
    boolean refusedByWorker =
        reason.getCloseCode() == CloseCodes.VIOLATED_POLICY && !refused && !visit.endedHere();
    LOG.log(
        refusedByWorker ? Level.WARNING : Level.DEBUG,
        "worker {0} closed its connection: {1}",
        name,
        reason.getReasonPhrase());
    visit.end();
    outbox.forget();
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
