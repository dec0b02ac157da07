package io.barto.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker;
import io.barto.server.worker.boundary.WorkerLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The way to a worker of a test: keeps what is sent, in order. */
final class RecordingLink implements WorkerLink {
  private static final long LIMIT_SECONDS = 60;

  private final BlockingQueue<ServerToWorker> sent = new LinkedBlockingQueue<>();
  private final List<ServerToWorker> others = new ArrayList<>();
  private final Consumer<ServerToWorker> asSent;
  private volatile @Nullable String closed;

  RecordingLink() {
    this(message -> {});
  }

  /**
   * @param asSent called with each message in the moment of its sending, before it is kept
   */
  RecordingLink(Consumer<ServerToWorker> asSent) {
    this.asSent = asSent;
  }

  @Override
  public void send(ServerToWorker message) {
    asSent.accept(message);
    sent.add(message);
  }

  @Override
  public void close(String reason) {
    closed = reason;
  }

  /** Why it was closed; null as long as it is open. */
  @Nullable String closed() {
    return closed;
  }

  /** Takes messages of any type until those of one have come to a number of things. */
  <T extends ServerToWorker> void awaitThat(Class<T> type, ToIntFunction<T> things, int number)
      throws InterruptedException {
    int come = 0;
    for (ServerToWorker message : List.copyOf(others)) {
      come += type.isInstance(message) ? things.applyAsInt(type.cast(message)) : 0;
    }
    while (come < number) {
      ServerToWorker message = sent.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("within the limit").isNotNull();
      others.add(message);
      come += type.isInstance(message) ? things.applyAsInt(type.cast(message)) : 0;
    }
  }

  /** The next message, which must be of that type; waits for it. */
  <T extends ServerToWorker> T next(Class<T> type) throws InterruptedException {
    ServerToWorker message = sent.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(message).isInstanceOf(type);
    return type.cast(message);
  }
}
