package io.barto.worker.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stream of one command: the segment files {@code out.0}, {@code out.1} ... as one sequence of
 * bytes, while its pump still writes them and while those that the server has are deleted. A
 * segment is whole as soon as there is a next one.
 *
 * <p>Used by one thread.
 */
public final class SpooledStream implements Closeable {
  private final Path directory;
  private final String name;
  private SegmentStart first;
  private SegmentStart current;
  private long position;
  private @Nullable FileChannel channel;

  /**
   * @param name {@code out} or {@code err}
   */
  public SpooledStream(Path directory, String name) throws IOException {
    this.directory = directory;
    this.name = name;
    this.first = SegmentStart.read(baseFile());
    this.current = first;
    this.position = first.offset();
  }

  /** Where the next byte is read, counted from the stream's begin. */
  public long position() {
    return position;
  }

  /** The first byte that is still on disk. */
  public long begin() {
    return first.offset();
  }

  /** Whether the pump is done, so that {@link #size} grows no more. */
  public boolean ended() {
    return Files.exists(directory.resolve(name + ".end"));
  }

  /** How many bytes the command has written that reached the disk. */
  public long size() throws IOException {
    SegmentStart segment = current;
    while (exists(segment.index() + 1)) {
      segment = after(segment);
    }
    return segment.offset() + sizeOf(segment.index());
  }

  /** How many bytes could not be written; 0: none, and at least 1 where it can't be known. */
  public long lost() throws IOException {
    Path gap = directory.resolve(name + ".gap");
    if (!Files.exists(gap)) {
      return 0;
    }
    String count = Files.readString(gap, UTF_8).strip();
    return count.isEmpty() ? 1 : Math.max(1, Long.parseLong(count));
  }

  /** When the segment at the position was last written; null: there is none. */
  public @Nullable Instant written() throws IOException {
    Path segment = segment(current.index());
    return Files.exists(segment) ? Files.getLastModifiedTime(segment).toInstant() : null;
  }

  /**
   * Reads on.
   *
   * @return how many bytes; 0: there are none at present
   */
  public int read(ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      boolean whole = exists(current.index() + 1);
      int read = readSegment(into);
      if (read > 0) {
        position += read;
        return read;
      }
      if (!whole) {
        return 0;
      }
      close();
      current = new SegmentStart(current.index() + 1, position);
    }
    return 0;
  }

  /** Goes to a byte of the stream, at the earliest to the first that is still on disk. */
  public void seek(long offset) throws IOException {
    close();
    SegmentStart segment = first;
    while (exists(segment.index() + 1) && after(segment).offset() <= offset) {
      segment = after(segment);
    }
    current = segment;
    position = Math.max(offset, first.offset());
  }

  /** Deletes the segments that end at or before a byte, but never the one being written. */
  public void forget(long committed) throws IOException {
    SegmentStart keep = first;
    while (keep.index() < current.index() && after(keep).offset() <= committed) {
      keep = after(keep);
    }
    if (keep.index() == first.index()) {
      return;
    }
    keep.write(baseFile()); // first, so that offsets stay right whatever happens in between
    for (int index = first.index(); index < keep.index(); index++) {
      Files.deleteIfExists(segment(index));
    }
    first = keep;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  private int readSegment(ByteBuffer into) throws IOException {
    if (channel == null) {
      if (!exists(current.index())) {
        return 0;
      }
      channel = FileChannel.open(segment(current.index()), READ);
    }
    return channel.read(into, position - current.offset());
  }

  private SegmentStart after(SegmentStart segment) throws IOException {
    return new SegmentStart(segment.index() + 1, segment.offset() + sizeOf(segment.index()));
  }

  private long sizeOf(int index) throws IOException {
    return exists(index) ? Files.size(segment(index)) : 0;
  }

  private boolean exists(int index) {
    return Files.exists(segment(index));
  }

  private Path segment(int index) {
    return directory.resolve(name + "." + index);
  }

  private Path baseFile() {
    return directory.resolve(name + ".base");
  }
}
