package io.barto.worker.connection;

import io.barto.security.DropCounts;
import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import java.util.UUID;

/** What a worker is protected by. */
final class Keys {
  static final SealedConnection CONNECTION =
      new SealedConnection("vader", new Nonce(1, 2), new UUID(3, 4));

  private Keys() {}

  static Protection none() {
    return new Protection("vader", null, null, new DropCounts(() -> 0));
  }
}
