package io.barto.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.web.limit.UnreadMessages;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final byte[] FRAME = new byte[1_000];

  private final List<CloseReason> closed = new ArrayList<>();

  private Outbox outbox(UnreadMessages unread) {
    return new Outbox(sessionThatNeverReads(), unread);
  }

  /** A send on it is never complete. */
  private Session sessionThatNeverReads() {
    return session((method, arguments) -> {});
  }

  /** A send on it is complete at once. */
  private Session sessionThatTakesAll() {
    return session(
        (method, arguments) -> {
          if (method.equals("sendBinary")) {
            ((SendHandler) arguments[1]).onResult(new SendResult());
          }
        });
  }

  private Session session(BiConsumer<String, Object[]> sending) {
    var remote =
        Proxy.newProxyInstance(
            OutboxTest.class.getClassLoader(),
            new Class<?>[] {RemoteEndpoint.Async.class},
            (proxy, method, arguments) -> {
              sending.accept(method.getName(), arguments);
              return null;
            });
    return (Session)
        Proxy.newProxyInstance(
            OutboxTest.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> answer(method.getName(), remote, arguments));
  }

  private @Nullable Object answer(String method, Object remote, Object @Nullable [] arguments) {
    if (method.equals("close") && arguments != null) {
      closed.add((CloseReason) arguments[0]);
    }
    return method.equals("getAsyncRemote") ? remote : null;
  }

  @Test
  void whoDoesNotRead_isCutAtItsBound_andWhatWaitedIsForgotten() {
    var unread = new UnreadMessages(1_000_000, 10_000);
    Outbox outbox = outbox(unread);
    for (int i = 0; i < 100; i++) {
      outbox.send(FRAME);
      assertThat(unread.waiting()).isLessThanOrEqualTo(10_000);
    }
    assertThat(closed).hasSize(1);
    assertThat(closed.get(0).getCloseCode().getCode()).isEqualTo(1013);
    assertThat(unread.waiting()).isZero();
  }

  @Test
  void sealing_isLeftToTheSender_andHeldInOrder() {
    var sealed = new ArrayList<Byte>();
    var tasks = new ArrayDeque<Runnable>();
    UnaryOperator<byte[]> seal =
        frame -> {
          sealed.add(frame[0]);
          return frame;
        };
    var unread = new UnreadMessages(1_000_000, 10_000);
    var outbox = new Outbox(sessionThatTakesAll(), unread, seal, tasks::add);
    for (byte i = 0; i < 3; i++) {
      outbox.send(new byte[] {i});
    }
    assertThat(sealed).isEmpty();
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
    assertThat(sealed).containsExactly((byte) 0, (byte) 1, (byte) 2);
    assertThat(unread.waiting()).isZero();
  }

  @Test
  void whatTheContainerTook_waitsUntilThePeerHasAnsweredThePingBehindIt() {
    var pings = new ArrayList<ByteBuffer>();
    Session session =
        session(
            (method, arguments) -> {
              if (method.equals("sendBinary")) {
                ((SendHandler) arguments[1]).onResult(new SendResult());
              } else if (method.equals("sendPing")) {
                pings.add(((ByteBuffer) arguments[0]).duplicate());
              }
            });
    var unread = new UnreadMessages(1_000_000, 100_000);
    var outbox = new Outbox(session, unread);
    for (int i = 0; i < 90; i++) {
      outbox.send(FRAME);
    }
    assertThat(pings).hasSizeGreaterThan(3);
    assertThat(unread.waiting()).isBetween(80_000L, 100_000L);

    outbox.answered(ByteBuffer.wrap(new byte[] {1}));
    outbox.answered(pings.get(1));
    long left = unread.waiting();
    assertThat(left).isBetween(40_000L, 70_000L);
    outbox.answered(pings.get(0));
    assertThat(unread.waiting()).isEqualTo(left);

    for (int i = 0; i < 90; i++) {
      outbox.send(FRAME);
    }
    assertThat(closed).hasSize(1);
    assertThat(unread.waiting()).isZero();
  }

  @Test
  void whereAllTogetherHaveTooMuch_whoHasTheMostIsCut() {
    var unread = new UnreadMessages(20_000, 15_000);
    Outbox most = outbox(unread);
    for (int i = 0; i < 10; i++) {
      most.send(FRAME);
    }
    List<Outbox> others = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Outbox other = outbox(unread);
      others.add(other);
      other.send(FRAME);
    }
    assertThat(closed).hasSize(1);
    assertThat(most.waiting()).isZero();
    assertThat(others).allMatch(other -> other.waiting() > 0);
  }
}
