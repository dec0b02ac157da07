package io.barto.worker.connection;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.ServerToWorker;
import io.barto.security.DropCounts;
import io.barto.security.DroppedException;
import io.barto.security.FrameOpener;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server's messages. One that fails its seal is dropped and counted; one that can't be
 * read is left out, and ten in a row end the connection. Used by one thread at a time, but for what
 * it says of its troubles.
 */
final class Incoming {
  private static final System.Logger LOG = System.getLogger(Incoming.class.getName());

  private final FrameOpener opener;
  private final DropCounts drops;
  private final LongSupplier nanos;
  private final MessageReader reader;
  private volatile @Nullable Trouble dropped;
  private volatile @Nullable Trouble missing;

  /**
   * Something that was noticed.
   *
   * @param since when it was noticed first
   */
  record Trouble(String text, long since) {}

  /**
   * @param end is told why the connection has to end
   */
  Incoming(
      FrameOpener opener,
      DropCounts drops,
      LongSupplier nanos,
      Consumer<ServerToWorker> messages,
      Consumer<String> end) {
    this.opener = opener;
    this.drops = drops;
    this.nanos = nanos;
    this.reader = new MessageReader(messages, end);
  }

  void take(ByteBuffer frame) {
    try {
      ByteBuffer bytes = opener.open(frame);
      noteMissing();
      reader.read(bytes);
    } catch (DroppedException e) {
      if (opener.demandsSeal()) {
        drop(e);
      } else {
        reader.bad(String.valueOf(e.getMessage()));
      }
    }
  }

  private void drop(DroppedException why) {
    String text = String.valueOf(why.getMessage());
    if (dropped == null) {
      dropped = new Trouble(text, nanos.getAsLong());
    }
    long untold = drops.count(why.reason());
    if (untold > 0) {
      String what = untold == 1 ? "a message" : untold + " messages, the last because";
      LOG.log(WARNING, "dropped {0}: {1}", what, text);
    }
  }

  private void noteMissing() {
    if (missing == null && opener.missing() > 0) {
      String text = "messages of the server did not arrive as sent; connecting anew to get them";
      missing = new Trouble(text, nanos.getAsLong());
    }
  }

  /** Why a message was dropped for the first time on this connection; null: none was. */
  @Nullable Trouble dropped() {
    return dropped;
  }

  /** That a message is missing before one that came; null: none is. */
  @Nullable Trouble missing() {
    return missing;
  }
}
