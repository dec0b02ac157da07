package io.barto.web.people;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerAnswer.Asker;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Done;
import io.barto.protocol.ServerToCli.Failure;
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
import io.barto.web.people.AnswerPipe.AnswerNotTakenException;
import io.barto.web.session.Outbox;
import io.barto.web.session.Visit;
import jakarta.annotation.Resource;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
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

  /** How long is waited for who has no answer to read at leisure. */
  private static final Duration AT_ONCE = Duration.ofSeconds(30);

  /** How long who reads an answer may keep others from theirs. */
  private static final Duration LEISURE = Duration.ofMinutes(10);

  /** How long a request waits for its turn. */
  private static final Duration TURN = Duration.ofSeconds(20);

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
      new AnswerPipe(session, AT_ONCE).send(new Failure(code, text));
    }
  }

  private static boolean isVersion1(Session session) {
    return !session.getNegotiatedSubprotocol().equals(Wire.VERSION_2);
  }

  private void answerAndFree(Session session, CliToServer request) {
    try {
      answer(session, request);
    } catch (AnswerNotTakenException e) {
      LOG.log(Level.INFO, "{0} did not take its answer", peer(session));
      LOG.log(Level.DEBUG, "how", e);
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

  /** The end of an answer is sent once it is the next one's turn: that may take its time. */
  private void answer(Session session, CliToServer request) {
    ServerToCli last = lastPart(session, request);
    new AnswerPipe(session, patience(session)).send(last);
  }

  /** A program of version 1 reads its answer at once, or not at all. */
  private Duration patience(Session session) {
    return isVersion1(session) ? AT_ONCE : doorkeeper.limits().cliIdle();
  }

  private AnswerPipe pipe(Session session, Turn turn) {
    return turn == Turn.STREAM || turn == Turn.QUERY
        ? new AnswerPipe(session, patience(session), LEISURE)
        : new AnswerPipe(session, patience(session));
  }

  private ServerToCli lastPart(Session session, CliToServer request) {
    Instant asked = clock.instant();
    Optional<String> refusal = refusal(session, request);
    if (refusal.isPresent()) {
      return failure(session, request, ErrorCode.NOT_ALLOWED, refusal.get());
    }
    Turn turn = request.accept(Turn.OF);
    if (turn == Turn.NONE) {
      return answerInTurn(session, request, pipe(session, turn), asked);
    }
    String address = Caller.of(session).address();
    try {
      if (!doorkeeper.begin(turn, address, isVersion1(session) ? Version1Answer.TURN : TURN)) {
        return failure(session, request, ErrorCode.INTERNAL, "the server is too busy; ask again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failure(session, request, ErrorCode.INTERNAL, "the server stops");
    }
    try {
      return answerInTurn(session, request, pipe(session, turn), asked);
    } finally {
      doorkeeper.end(turn, address);
    }
  }

  /** Version 1 has no way to say it: there, it is as if there were nothing. */
  private static ServerToCli failure(
      Session session, CliToServer request, ErrorCode code, String text) {
    if (!isVersion1(session)) {
      return new Failure(code, text);
    }
    LOG.log(
        Level.WARNING,
        "{0}, version 1: {1} is answered as if there were nothing: {2}",
        peer(session),
        request.getClass().getSimpleName(),
        text);
    return request.accept(new EmptyAnswer());
  }

  private ServerToCli answerInTurn(
      Session session, CliToServer request, AnswerPipe pipe, Instant asked) {
    if (isVersion1(session)) {
      var answer = new Version1Answer(answers, clock, asked);
      return answer.to(request, requester(session), peer(session));
    }
    try {
      return new Done(answers.answer(request, requester(session), pipe::send));
    } catch (RefusedException e) {
      return new Failure(e.code(), e.text());
    } catch (AnswerNotTakenException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request failed: " + request.getClass().getSimpleName(), e);
      return new Failure(ErrorCode.INTERNAL, "the server failed; its log says more at this time");
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
}
