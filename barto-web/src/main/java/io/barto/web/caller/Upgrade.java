package io.barto.web.caller;

import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;

/**
 * What the two ends of a connection said as it was made, to bind its messages to it.
 *
 * @param connection its id, chosen by the server
 * @param nonce chosen by the worker
 */
public record Upgrade(UUID connection, Nonce nonce) {
  public static Upgrade withoutNonce() {
    return new Upgrade(UUID.randomUUID(), Nonce.NONE);
  }

  /** Notes what a peer said, and answers with the connection's id if it asked for it. */
  public static Upgrade of(HttpServletRequest request, HttpServletResponse answer) {
    String nonce = request.getHeader(SealedConnection.NONCE_HEADER);
    if (nonce == null) {
      return withoutNonce();
    }
    var upgrade = new Upgrade(UUID.randomUUID(), Nonce.ofHeader(nonce));
    answer.setHeader(SealedConnection.CONNECTION_HEADER, upgrade.connection.toString());
    return upgrade;
  }
}
