package io.barto.worker.connection;

import io.barto.config.BartocConfig;
import io.barto.config.Secret;
import io.barto.security.Direction;
import io.barto.security.DropCounts;
import io.barto.security.FrameOpener;
import io.barto.security.FrameSealer;
import io.barto.security.MacKey;
import io.barto.security.SealedConnection;
import io.barto.security.VerifyingKey;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * By what this worker knows its server's messages, and the server its own.
 *
 * @param worker the worker's name
 * @param serverKey that signs all messages of the server; null: signatures are not asked for
 * @param macKey shared with the server; null: MACs are not asked for
 * @param drops what was dropped since the worker started
 */
public record Protection(
    String worker, @Nullable VerifyingKey serverKey, @Nullable MacKey macKey, DropCounts drops) {

  /**
   * What a configuration says of it.
   *
   * @param nanos a clock that never steps
   * @throws IllegalArgumentException where {@code server_public_key} is no such key
   */
  public static Protection of(BartocConfig config, LongSupplier nanos) {
    String key = config.serverPublicKey();
    Secret shared = config.hmacKey();
    return new Protection(
        config.name(),
        key == null ? null : VerifyingKey.ofBase64(key),
        shared == null ? null : MacKey.of(shared.bytes()),
        new DropCounts(nanos));
  }

  /** Whether anything is asked of the server's messages. */
  boolean demandsSeal() {
    return serverKey != null || macKey != null;
  }

  FrameSealer sealer(SealedConnection connection) {
    return new FrameSealer(connection, Direction.TO_SERVER, null, macKey);
  }

  FrameOpener opener(SealedConnection connection) {
    return new FrameOpener(connection, Direction.TO_WORKER, serverKey, macKey);
  }
}
