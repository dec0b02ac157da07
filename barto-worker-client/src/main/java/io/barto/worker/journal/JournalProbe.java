package io.barto.worker.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether files beside the journal can be written. A journal whose own write fails is at an end in
 * this process; so it is better found out by another file, now and then.
 *
 * <p>Safe for use by several threads.
 */
final class JournalProbe implements Journal.Probe {
  private static final long LOOK_EVERY = Duration.ofSeconds(5).toNanos();
  private static final long AFTER_FAILURE = Duration.ofSeconds(1).toNanos();

  private final Path file;
  private final LongSupplier nanos;
  private @Nullable String failure;
  private long lookAt;

  JournalProbe(Path journal, LongSupplier nanos) {
    this.file = journal.resolveSibling(journal.getFileName() + ".probe");
    this.nanos = nanos;
    this.lookAt = nanos.getAsLong();
  }

  @Override
  public synchronized @Nullable String look() {
    long now = nanos.getAsLong();
    if (now - lookAt >= 0) {
      failure = write();
      lookAt = now + (failure == null ? LOOK_EVERY : AFTER_FAILURE);
    }
    return failure;
  }

  private @Nullable String write() {
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), 0);
      channel.force(false);
      return null;
    } catch (IOException e) {
      return e.toString();
    }
  }
}
