package io.barto.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.ServerToCli.Done;
import io.barto.protocol.ServerToCli.Text;
import io.barto.web.people.AnswerPipe.AnswerNotTakenException;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerPipeTest {
  private final List<Duration> waited = new ArrayList<>();

  /** A send that is never complete; it is only noted how long somebody would wait for it. */
  private final class NeverTaken extends CompletableFuture<Void> {
    @Override
    public Void get(long time, TimeUnit unit) throws TimeoutException {
      waited.add(Duration.ofNanos(unit.toNanos(time)));
      throw new TimeoutException();
    }
  }

  private Session session() {
    return session(new NeverTaken());
  }

  private static Session session(CompletableFuture<Void> sent) {
    Object remote = proxy(RemoteEndpoint.Async.class, sent);
    return (Session) proxy(Session.class, remote);
  }

  private static Object proxy(Class<?> type, Object answer) {
    return Proxy.newProxyInstance(
        AnswerPipeTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answer);
  }

  @Test
  void whoTakesNothing_isWaitedForAsLongAsAProgramMayBeSilent() {
    var pipe = new AnswerPipe(session(), Duration.ofMinutes(2));
    assertThatExceptionOfType(AnswerNotTakenException.class)
        .isThrownBy(() -> pipe.send(new Done(1)));
    assertThat(waited).containsExactly(Duration.ofMinutes(2));
  }

  /** A part of 160 KiB takes its reader so long. */
  private static AnswerPipe readIn(Duration each) {
    var now = new AtomicLong();
    return new AnswerPipe(
        session(CompletableFuture.completedFuture(null)),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10).toNanos(),
        () -> now.getAndAdd(each.toNanos()));
  }

  private static void send(AnswerPipe pipe, int parts) {
    var part = new Text("x".repeat(160 << 10));
    for (int i = 0; i < parts; i++) {
      pipe.send(part);
    }
  }

  @Test
  void whoReadsAsFastAsMustBe_isSentAnyNumberOfParts() {
    AnswerPipe pipe = readIn(Duration.ofSeconds(9));
    assertThatCode(() -> send(pipe, 1_000)).doesNotThrowAnyException();
  }

  @Test
  void whoReadsSlower_hasTenMinutes() {
    AnswerPipe pipe = readIn(Duration.ofSeconds(70)); // a minute each too long
    send(pipe, 10);
    assertThatExceptionOfType(AnswerNotTakenException.class).isThrownBy(() -> send(pipe, 1));
  }
}
