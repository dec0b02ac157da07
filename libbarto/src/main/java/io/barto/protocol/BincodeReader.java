package io.barto.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BincodeWriter} writes, from anyone: whatever the bytes are, it ends in a value
 * or a {@link ProtocolException}. Lengths and counts are checked against what the message still
 * holds before anything of that size is allocated. Like the published decoder it takes an integer
 * in more bytes than it needs, and ignores what follows the message.
 */
final class BincodeReader {
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final OutputKind[] OUTPUT_KINDS = OutputKind.values();

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int next;
  private int itemsLeft;

  /** Reads one value of a list, an option or a map. */
  @FunctionalInterface
  interface Item<T> {
    T read(BincodeReader in) throws ProtocolException;
  }

  /** The buffer is read where it lies if it can be; its position stays as it is. */
  BincodeReader(ByteBuffer message) {
    this(message, Integer.MAX_VALUE);
  }

  /**
   * @param mostItems how many items all lists of the message may have together: an item takes many
   *     times the memory that its bytes suggest
   */
  BincodeReader(ByteBuffer message, int mostItems) {
    itemsLeft = mostItems;
    if (message.hasArray()) {
      bytes = message.array();
      start = message.arrayOffset() + message.position();
    } else {
      bytes = new byte[message.remaining()];
      message.duplicate().get(bytes);
      start = 0;
    }
    end = start + message.remaining();
    next = start;
  }

  /** What is wrong with the value just read. */
  ProtocolException wrong(String what) {
    return wrong(what, next);
  }

  /** A message that this version does not know: an error only below {@link Wire#FIRST_OF_2}. */
  ProtocolException unknown(String family, int discriminant) {
    return discriminant < Wire.FIRST_OF_2
        ? wrong("unknown " + family + " message " + discriminant)
        : new UnknownMessageException(family, discriminant);
  }

  private ProtocolException wrong(String what, int at) {
    return new ProtocolException(what + " at byte " + (at - start) + " of " + (end - start));
  }

  private int take(int count) throws ProtocolException {
    if (count > end - next) {
      throw wrong("the message ends too early: " + count + " more bytes expected");
    }
    int at = next;
    next += count;
    return at;
  }

  int rawByte() throws ProtocolException {
    return bytes[take(1)] & 0xFF;
  }

  /** One raw byte below the limit. */
  int rawByteBelow(int limit, String what) throws ProtocolException {
    int value = rawByte();
    if (value >= limit) {
      throw wrong(what + " must be below " + limit + ", not " + value);
    }
    return value;
  }

  boolean bool() throws ProtocolException {
    return rawByteBelow(2, "true or false") == 1;
  }

  /** An unsigned integer of 64 bits; one that Java has no positive long for is refused. */
  long unsigned() throws ProtocolException {
    long value = varint(Varint.EIGHT_BYTES);
    if (value < 0) {
      throw wrong("an integer beyond 2^63 - 1");
    }
    return value;
  }

  /** An unsigned integer of 32 bits; one that Java has no positive int for is refused. */
  int unsignedInt() throws ProtocolException {
    long value = varint(Varint.FOUR_BYTES);
    if (value > Integer.MAX_VALUE) {
      throw wrong("an integer beyond 2^31 - 1");
    }
    return (int) value;
  }

  long signed() throws ProtocolException {
    long value = varint(Varint.EIGHT_BYTES);
    return (value >>> 1) ^ -(value & 1);
  }

  int signedInt() throws ProtocolException {
    long value = varint(Varint.FOUR_BYTES);
    return (int) ((value >>> 1) ^ -(value & 1));
  }

  private long varint(int widest) throws ProtocolException {
    int first = rawByte();
    if (first < Varint.TWO_BYTES) {
      return first;
    }
    if (first > widest) {
      throw wrong("an integer too wide for its field");
    }
    return littleEndian(2 << (first - Varint.TWO_BYTES));
  }

  private long littleEndian(int count) throws ProtocolException {
    int at = take(count);
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[at + i] & 0xFF);
    }
    return value;
  }

  double real() throws ProtocolException {
    return Double.longBitsToDouble(littleEndian(8));
  }

  String text() throws ProtocolException {
    int length = count(1);
    if (length == 0) {
      return "";
    }
    int at = take(length);
    try {
      return Utf8.read(bytes, at, length);
    } catch (CharacterCodingException e) {
      throw wrong("a text that is not UTF-8", at);
    }
  }

  /** Version 1: 36 characters. The JDK's own parser takes much that is no UUID. */
  UUID uuidText() throws ProtocolException {
    int at = next;
    String text = text();
    if (!UUID_TEXT.matcher(text).matches()) {
      throw wrong("a text that is no UUID", at);
    }
    return UUID.fromString(text);
  }

  /** Version 2: 16 bytes, big-endian. */
  UUID uuid() throws ProtocolException {
    long high = Long.reverseBytes(littleEndian(8));
    return new UUID(high, Long.reverseBytes(littleEndian(8)));
  }

  Instant instant() throws ProtocolException {
    return time(WireTime::ofMicros);
  }

  Instant second() throws ProtocolException {
    return time(WireTime::ofSeconds);
  }

  private Instant time(LongFunction<Instant> from) throws ProtocolException {
    int at = next;
    long value = signed();
    try {
      return from.apply(value);
    } catch (DateTimeException e) {
      throw wrong("a time outside the years 0 to 9999", at);
    }
  }

  /** An enum as one raw byte. */
  <E extends Enum<E>> E rawEnum(E[] values, String what) throws ProtocolException {
    return values[rawByteBelow(values.length, what)];
  }

  /** An enum as an integer of 32 bits. */
  <E extends Enum<E>> E wideEnum(E[] values, String what) throws ProtocolException {
    int number = unsignedInt();
    if (number >= values.length) {
      throw wrong(what + " must be below " + values.length + ", not " + number);
    }
    return values[number];
  }

  OutputKind outputKind() throws ProtocolException {
    return rawEnum(OUTPUT_KINDS, "kind of output");
  }

  HostInfo hostInfo() throws ProtocolException {
    return new HostInfo(text(), text(), text(), text(), text());
  }

  <T> @Nullable T option(Item<T> item) throws ProtocolException {
    return bool() ? item.read(this) : null;
  }

  /**
   * A list.
   *
   * @param least the fewest bytes that an item can have
   */
  <T> List<T> list(int least, Item<T> item) throws ProtocolException {
    int count = items(least);
    var values = new ArrayList<T>(count);
    for (int i = 0; i < count; i++) {
      values.add(item.read(this));
    }
    return values;
  }

  /** A list of texts of which some are absent. */
  List<@Nullable String> optionalTexts() throws ProtocolException {
    int count = count(1);
    var values = new ArrayList<@Nullable String>(count);
    for (int i = 0; i < count; i++) {
      values.add(option(BincodeReader::text));
    }
    return values;
  }

  /** A map, in the order in which it was sent; of two equal keys the later counts. */
  <K, V> Map<K, V> map(int least, Item<K> key, Item<V> value) throws ProtocolException {
    int count = count(least);
    var values = new LinkedHashMap<K, V>();
    for (int i = 0; i < count; i++) {
      K k = key.read(this);
      values.put(k, value.read(this));
    }
    return values;
  }

  private int items(int least) throws ProtocolException {
    int count = count(least);
    if (count > itemsLeft) {
      throw wrong("more items than a message may have");
    }
    itemsLeft -= count;
    return count;
  }

  private int count(int least) throws ProtocolException {
    long count = unsigned();
    if (count > (end - next) / least) {
      throw wrong("a length of " + count + ", which the message can't hold,");
    }
    return (int) count;
  }
}
