package io.barto.server.query.boundary;

import io.barto.protocol.ServerAnswer.Asker;

/**
 * Who asks.
 *
 * @param tls whether over TLS
 * @param name for the log
 */
public record Requester(Asker asker, boolean tls, String name) {
  /** The server itself, which asks nobody. */
  public static final Requester SELF =
      new Requester(new Asker("", "admin", false, true), false, "the server");
}
