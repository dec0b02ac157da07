package io.barto.worker.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines. Where a cut falls depends on nothing but the bytes after the
 * cut before it: not on how they arrived, nor on what was cut earlier. So a stream that is read
 * again from any cut on gives the same lines, and the server can leave out those it has.
 *
 * <p>A line ends with LF or CR LF. One of more than {@code maxLine} bytes, its end included, is cut
 * there, or up to three bytes before so as not to break a UTF-8 sequence, or between CR and LF.
 */
public final class LineCutter {
  private final int maxLine;
  private byte[] buffer = new byte[8192];
  private int start;
  private int scanned;
  private int end;

  /**
   * @param maxLine in bytes, at least 5
   */
  public LineCutter(int maxLine) {
    if (maxLine < 5) {
      throw new IllegalArgumentException("a line needs room for a character and its end");
    }
    this.maxLine = maxLine;
  }

  /** Takes the next bytes of the stream. */
  public void feed(ByteBuffer bytes) {
    int length = bytes.remaining();
    makeRoomFor(length);
    bytes.get(buffer, end, length);
    end += length;
  }

  /** The next line that is whole or too long for one; null: more bytes are needed. */
  public @Nullable CutLine next() {
    int limit = (int) Math.min(end, (long) start + maxLine);
    while (scanned < limit) {
      if (buffer[scanned++] == '\n') {
        return cut(scanned - start, false);
      }
    }
    // one byte more than fits: only then is it sure that the line goes on
    return end - start > maxLine ? cut(lengthOfPiece(), true) : null;
  }

  /**
   * What is left at the end of the stream; null: nothing is. Call after {@link #next} gave null.
   */
  public @Nullable CutLine rest() {
    return end == start ? null : cut(end - start, false);
  }

  /** How many bytes wait for the end of their line. */
  public int pending() {
    return end - start;
  }

  /** Forgets what waits, to begin elsewhere in the stream. */
  public void clear() {
    start = scanned = end = 0;
  }

  private CutLine cut(int length, boolean continues) {
    int textEnd = start + length;
    if (!continues && buffer[textEnd - 1] == '\n') {
      textEnd--;
      if (textEnd > start && buffer[textEnd - 1] == '\r') {
        textEnd--;
      }
    }
    var line = new CutLine(length, new String(buffer, start, textEnd - start, UTF_8), continues);
    start += length;
    scanned = start;
    return line;
  }

  private int lengthOfPiece() {
    int last = start + maxLine - 1;
    if (buffer[last] == '\r') {
      return maxLine - 1;
    }
    for (int back = 0; back < 3; back++) {
      byte b = buffer[last - back];
      if ((b & 0xC0) == 0xC0) {
        return sequenceLength(b) > back + 1 ? maxLine - back - 1 : maxLine;
      }
      if ((b & 0x80) == 0) {
        return maxLine;
      }
    }
    return maxLine;
  }

  private static int sequenceLength(byte lead) {
    if ((lead & 0xE0) == 0xC0) {
      return 2;
    }
    return (lead & 0xF0) == 0xE0 ? 3 : 4;
  }

  private void makeRoomFor(int length) {
    if (buffer.length - end >= length) {
      return;
    }
    int pending = end - start;
    byte[] target =
        buffer.length - pending >= length
            ? buffer
            : new byte[Math.max(buffer.length * 2, pending + length)];
    System.arraycopy(buffer, start, target, 0, pending);
    scanned -= start;
    start = 0;
    end = pending;
    buffer = target;
  }
}
