package io.barto.server.query.boundary;

import io.barto.protocol.ServerAnswer.Asker;
import java.time.Duration;

/**
 * Who asks.
 *
 * @param tls whether over TLS
 * @param name for the log
 * @param patience how long an answer may take that could come before all is done
 */
public record Requester(Asker asker, boolean tls, String name, Duration patience) {
  private static final Duration ANY = Duration.ofDays(1);

  /** The server itself, which asks nobody. */
  public static final Requester SELF =
      new Requester(new Asker("", "admin", false, true), false, "the server", ANY);

  /** Who waits for as long as it takes. */
  public Requester(Asker asker, boolean tls, String name) {
    this(asker, tls, name, ANY);
  }

  /** The same with less patience. */
  public Requester within(Duration time) {
    return new Requester(asker, tls, name, time);
  }
}
