package io.barto.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes DER, the encoding of keys and certificates (ITU-T X.690): a tag, the length of what
 * follows in as few bytes as it needs, the content. The few types here are those that certificates
 * (RFC 5280) and private keys (RFC 5958) are made of.
 */
public final class Der {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** RFC 5280, 4.1.2.5: from this year on the two digits of the short form are not enough. */
  private static final int FIRST_LONG_YEAR = 2050;

  private Der() {}

  /** The items in their order. */
  public static byte[] sequence(byte[]... items) {
    return tagged(0x30, items);
  }

  /** A set of one item. */
  public static byte[] setOf(byte[] item) {
    return tagged(0x31, item);
  }

  /** A field that is told from others by its number, around a whole value. */
  public static byte[] explicit(int number, byte[] value) {
    return tagged(0xA0 | number, value);
  }

  /** A field that is told from others by its number, in the place of its value's own tag. */
  public static byte[] implicit(int number, byte[] content) {
    return tagged(0x80 | number, content);
  }

  /** A whole number. */
  public static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  /** A small whole number. */
  public static byte[] integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  /** What extensions that must be understood are marked with. */
  public static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xFF});
  }

  /** Nothing, where something must stand. */
  public static byte[] nothing() {
    return tagged(0x05);
  }

  /** Bytes, or another value's encoding. */
  public static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  /** Whole bytes as bits. */
  public static byte[] bits(byte[] content) {
    return bits(content, 0);
  }

  /** Bits, of which the last ones of the last byte do not count. */
  public static byte[] bits(byte[] content, int unused) {
    return tagged(0x03, new byte[] {(byte) unused}, content);
  }

  /** A text. */
  public static byte[] text(String text) {
    return tagged(0x0C, text.getBytes(UTF_8));
  }

  /** A moment, in the form that its year demands. */
  public static byte[] time(Instant time) {
    boolean isShort = time.atZone(ZoneOffset.UTC).getYear() < FIRST_LONG_YEAR;
    String text = (isShort ? UTC_TIME : GENERALIZED_TIME).format(time);
    return tagged(isShort ? 0x17 : 0x18, text.getBytes(US_ASCII));
  }

  /**
   * An object identifier.
   *
   * @param dotted such as {@code 2.5.4.3}
   */
  public static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    var content = new ByteArrayOutputStream();
    content.write(40 * Integer.parseInt(arcs[0]) + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      content.writeBytes(base128(Long.parseLong(arcs[i])));
    }
    return tagged(0x06, content.toByteArray());
  }

  private static byte[] base128(long arc) {
    int length = 1;
    while (arc >> (7 * length) != 0) {
      length++;
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int more = i < length - 1 ? 0x80 : 0;
      bytes[i] = (byte) (more | ((arc >> (7 * (length - 1 - i))) & 0x7F));
    }
    return bytes;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var whole = new ByteArrayOutputStream();
    whole.write(tag);
    whole.writeBytes(length(content.size()));
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    byte[] bytes = BigInteger.valueOf(length).toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    byte[] encoded = new byte[bytes.length - sign + 1];
    encoded[0] = (byte) (0x80 | (encoded.length - 1));
    System.arraycopy(bytes, sign, encoded, 1, encoded.length - 1);
    return encoded;
  }
}
