package io.barto.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * UTF-8 straight into and out of a byte array, without a buffer per text: output comes as hundreds
 * of thousands of short lines.
 */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** How many bytes {@link #write} will write. */
  static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      length += length(point);
    }
    return length;
  }

  private static int length(int point) {
    if (point < 0x80 || isSurrogate(point)) {
      return 1;
    }
    return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  /** Writes the text; half a surrogate pair, which UTF-8 can't say, becomes a question mark. */
  static void write(String text, byte[] to, int at) {
    int next = at;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x80) {
        to[next++] = (byte) point;
      } else {
        next = writeWide(isSurrogate(point) ? '?' : point, to, next);
      }
    }
  }

  private static int writeWide(int point, byte[] to, int at) {
    int bytes = length(point);
    if (bytes == 1) {
      to[at] = (byte) point;
      return at + 1;
    }
    int rest = point;
    for (int i = at + bytes - 1; i > at; i--) {
      to[i] = (byte) (0x80 | (rest & 0x3F));
      rest >>>= 6;
    }
    to[at] = (byte) ((0xF00 >>> bytes) | rest);
    return at + bytes;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /**
   * Reads a text. The JDK's fast decoder puts a replacement character where bytes are bad; so only
   * a text that has one is looked at again, by the decoder that reports.
   */
  static String read(byte[] from, int at, int length) throws CharacterCodingException {
    String text = new String(from, at, length, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(from, at, length));
    }
    return text;
  }
}
