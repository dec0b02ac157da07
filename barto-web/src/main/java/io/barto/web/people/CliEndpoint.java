package io.barto.web.people;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerAnswer.Asker;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Done;
import io.barto.protocol.ServerToCli.Failure;
import io.barto.protocol.ServerToCliCodec;
import io.barto.protocol.Wire;
import io.barto.server.access.boundary.AccessControl;
import io.barto.server.access.boundary.Grant;
import io.barto.server.query.boundary.Answers;
import io.barto.server.query.boundary.Requester;
import io.barto.server.refusal.RefusedException;
import io.barto.web.caller.Caller;
import io.barto.web.caller.PeerName;
import io.barto.web.limit.Doorkeeper;
import io.barto.web.limit.Turn;
import io.barto.web.session.Outbox;
import io.barto.web.session.Visit;
import jakarta.annotation.Resource;
import jakarta.ejb.ApplicationException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where people's programs connect. One request at a time on a connection; its answer is sent part
 * by part, each once the one before has left, so that a slow reader costs one part of memory.
 */
@ServerEndpoint(value = Wire.CLI_PATH, subprotocols = Wire.VERSION_2)
public class CliEndpoint {
  private static final Logger LOG = System.getLogger(CliEndpoint.class.getName());
  private static final int MAX_REQUEST = 1 << 20;
  private static final long SEND_SECONDS = 30;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private AccessControl access;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Doorkeeper doorkeeper;

  @SuppressWarnings("NullAway.Init")
  private Visit visit;

  private final AtomicBoolean answering = new AtomicBoolean();

  private final AtomicReference<@Nullable CliToServer> waiting = new AtomicReference<>();

  @OnOpen
  public void open(Session session) {
    visit = Visit.begin(session, doorkeeper, doorkeeper.limits().cliIdle());
    if (visit.admitted()) {
      LOG.log(
          Level.INFO,
          "barto-cli `{0}` connected from {1}, wire version {2}",
          PeerName.of(session),
          Caller.of(session),
          isVersion1(session) ? 1 : 2);
    }
  }

  /** One request. */
  @OnMessage(maxMessageSize = MAX_REQUEST)
  public void message(Session session, ByteBuffer bytes) {
    try {
      CliToServer request = CliToServerCodec.decode(bytes);
      visit.good();
      begin(session, request);
    } catch (ProtocolException e) {
      if (visit.bad(peer(session), String.valueOf(e.getMessage()), outbox(session))) {
        refuse(session, ErrorCode.BAD_REQUEST, "not a request: " + e.getMessage());
      }
    }
  }

  private void begin(Session session, CliToServer request) {
    if (answering.compareAndSet(false, true)) {
      execute(session, request);
    } else if (waiting.compareAndSet(null, request)) {
      goOn(session);
    } else {
      refuse(session, ErrorCode.BAD_REQUEST, "one request at a time, please");
    }
  }

  /**
   * Takes the request that waits, if the one before has been answered. Who has read an answer's end
   * may ask on before the thread that sent it is free: so one may wait, and no more.
   */
  private void goOn(Session session) {
    while (waiting.get() != null && answering.compareAndSet(false, true)) {
      CliToServer next = waiting.getAndSet(null);
      if (next == null) {
        answering.set(false);
      } else {
        execute(session, next);
        return;
      }
    }
  }

  private void execute(Session session, CliToServer request) {
    try {
      executor.execute(() -> answerAndFree(session, request));
    } catch (RejectedExecutionException e) {
      answering.set(false);
      refuse(session, ErrorCode.INTERNAL, "the server is too busy; ask again");
    }
  }

  /** Version 1 has no way to say it. */
  private static void refuse(Session session, ErrorCode code, String text) {
    if (isVersion1(session)) {
      LOG.log(Level.WARNING, "{0}, version 1, is not answered: {1}", peer(session), text);
    } else {
      send(session, new Failure(code, text));
    }
  }

  private static boolean isVersion1(Session session) {
    return !session.getNegotiatedSubprotocol().equals(Wire.VERSION_2);
  }

  private void answerAndFree(Session session, CliToServer request) {
    try {
      if (isVersion1(session)) {
        send(session, version1Answer(session, request));
      } else {
        answer(session, request);
      }
    } catch (AnswerNotTakenException e) {
      LOG.log(Level.INFO, "{0} did not take its answer", peer(session));
      outbox(session).close(CloseCodes.TRY_AGAIN_LATER, "the answer was not read");
    } finally {
      answering.set(false);
      goOn(session);
    }
  }

  private static Requester requester(Session session) {
    Caller caller = Caller.of(session);
    Grant grant = caller.grant();
    String role = grant.role().name().toLowerCase(Locale.ROOT);
    boolean open = grant.kind() == Grant.Kind.OPEN;
    return new Requester(
        new Asker(grant.key(), role, open, caller.isFromThisHost()),
        session.isSecure(),
        "barto-cli `" + PeerName.of(session) + "` at " + caller);
  }

  private Optional<String> refusal(Session session, CliToServer request) {
    Caller caller = Caller.of(session);
    Optional<String> refusal = access.refusal(caller.grant(), request, caller.isFromThisHost());
    refusal.ifPresent(why -> LOG.log(Level.WARNING, "{0} may not: {1}", peer(session), why));
    return refusal;
  }

  private ServerToCli version1Answer(Session session, CliToServer request) {
    return refusal(session, request).isPresent()
        ? request.accept(new EmptyAnswer())
        : new Version1Answer(answers, clock).to(request, requester(session), peer(session));
  }

  private void answer(Session session, CliToServer request) {
    Optional<String> refusal = refusal(session, request);
    if (refusal.isPresent()) {
      send(session, new Failure(ErrorCode.NOT_ALLOWED, refusal.get()));
      return;
    }
    Turn turn = request.accept(Turn.OF);
    if (turn == Turn.NONE) {
      answerInTurn(session, request);
      return;
    }
    String address = Caller.of(session).address();
    try {
      if (!doorkeeper.begin(turn, address)) {
        send(session, new Failure(ErrorCode.INTERNAL, "the server is too busy; ask again"));
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      answerInTurn(session, request);
    } finally {
      doorkeeper.end(turn, address);
    }
  }

  private void answerInTurn(Session session, CliToServer request) {
    try {
      long items = answers.answer(request, requester(session), part -> send(session, part));
      send(session, new Done(items));
    } catch (RefusedException e) {
      send(session, new Failure(e.code(), e.text()));
    } catch (AnswerNotTakenException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request failed: " + request.getClass().getSimpleName(), e);
      send(
          session,
          new Failure(ErrorCode.INTERNAL, "the server failed; its log says more at this time"));
    }
  }

  private static void send(Session session, ServerToCli part) {
    try {
      session
          .getAsyncRemote()
          .sendBinary(ByteBuffer.wrap(ServerToCliCodec.encode(part)))
          .get(SEND_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw new AnswerNotTakenException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnswerNotTakenException(e);
    }
  }

  @OnClose
  public void closed() {
    visit.end();
  }

  @OnError
  public void failed(Session session, Throwable failure) {
    LOG.log(Level.DEBUG, peer(session) + ": connection failed", failure);
  }

  private Outbox outbox(Session session) {
    return new Outbox(session, doorkeeper.unread());
  }

  private static String peer(Session session) {
    return "barto-cli at " + Caller.of(session).address();
  }

  /** Ends an answer that nobody takes; no failure of the server's. */
  @ApplicationException
  static final class AnswerNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerNotTakenException(Throwable cause) {
      super(cause);
    }
  }
}
