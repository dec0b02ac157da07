package io.barto.server.query.control;

import io.barto.protocol.ServerToCli;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Passes an answer on, and shows by a part without contents that it goes on where there was nothing
 * to tell for long: whoever waits gives up a server that is silent, and only what is sent shows
 * that nobody waits any more.
 */
public final class SignedSink implements Consumer<ServerToCli> {
  /** How often a sign is given. */
  public static final Duration EVERY = Duration.ofSeconds(10);

  private final Consumer<ServerToCli> sink;
  private final Clock clock;
  private Instant told;

  public SignedSink(Consumer<ServerToCli> sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
    this.told = clock.instant();
  }

  @Override
  public void accept(ServerToCli part) {
    sink.accept(part);
    told = clock.instant(); // that may have taken long
  }

  /** Whether nothing was told for long; to be asked for whatever is looked at. */
  public boolean isSilent() {
    return !clock.instant().isBefore(told.plus(EVERY));
  }
}
