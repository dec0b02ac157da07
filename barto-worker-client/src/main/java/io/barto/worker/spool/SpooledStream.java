package io.barto.worker.spool;

import static java.nio.file.StandardOpenOption.READ;

import io.barto.protocol.OutputBatch.OutputGap;
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
 * segment is whole as soon as there is a next one. In the place of a segment there may be a gap,
 * {@code out.2.gap}, whose bytes count as if they were there.
 *
 * <p>Used by one thread.
 */
public final class SpooledStream implements Closeable {
  private final Path directory;
  private final String name;
  private SegmentStart first;
  private SegmentStart current;
  private SegmentStart last;
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
    this.last = first;
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

  /** How many bytes the command has written, gaps included. */
  public long size() throws IOException {
    last = last.index() < current.index() ? current : last;
    while (exists(last.index() + 1)) {
      last = after(last);
    }
    return last.offset() + sizeOf(last.index());
  }

  /** How many bytes are lost in gaps that are still on disk; at least 1 where it can't be known. */
  public long lost() throws IOException {
    long lost = 0;
    long unused = size(); // looks for the last segment
    for (int index = first.index(); index <= last.index(); index++) {
      lost += isGap(index) ? sizeOf(index) : 0;
    }
    return lost;
  }

  /**
   * The gap at which reading has come to a stop; null: there is none.
   *
   * @param limit the stream's length, once it is final, with which a gap ends that still grows
   */
  public @Nullable OutputGap gap(long limit) throws IOException {
    if (!isGap(current.index()) || position >= limit) {
      return null;
    }
    Path file = gapFile(current.index());
    if (SpoolGap.isOpen(file) && limit == Long.MAX_VALUE) {
      return null;
    }
    OutputGap gap = SpoolGap.read(file);
    long rest = current.offset() + gap.bytes() - position;
    boolean cut = rest > limit - position;
    return new OutputGap(
        cut ? limit - position : rest, gap.lines(), gap.atLeast() || cut, gap.reason());
  }

  /** Goes on behind the gap at which reading has come to a stop. */
  public void pass(OutputGap gap) {
    position += gap.bytes();
    current = new SegmentStart(current.index() + 1, position);
  }

  /** When the segment at the position was last written; null: there is none. */
  public @Nullable Instant written() throws IOException {
    Path segment = fileOf(current.index());
    return Files.exists(segment) ? Files.getLastModifiedTime(segment).toInstant() : null;
  }

  /**
   * Reads on.
   *
   * @return how many bytes; 0: there are none at present, or there is a gap
   */
  public int read(ByteBuffer into) throws IOException {
    while (into.hasRemaining() && !isGap(current.index())) {
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
      Files.deleteIfExists(gapFile(index));
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
      if (!Files.exists(segment(current.index()))) {
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
    if (isGap(index)) {
      return SpoolGap.read(gapFile(index)).bytes();
    }
    return exists(index) ? Files.size(segment(index)) : 0;
  }

  private boolean exists(int index) {
    return Files.exists(segment(index)) || isGap(index);
  }

  private boolean isGap(int index) {
    return Files.exists(gapFile(index));
  }

  private Path fileOf(int index) {
    return isGap(index) ? gapFile(index) : segment(index);
  }

  private Path gapFile(int index) {
    return directory.resolve(name + "." + index + ".gap");
  }

  private Path segment(int index) {
    return directory.resolve(name + "." + index);
  }

  private Path baseFile() {
    return directory.resolve(name + ".base");
  }
}
