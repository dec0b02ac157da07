package io.barto.protocol;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bincode 2 does in its standard configuration: little-endian, integers in the
 * fewest bytes. What version 2 adds to it is named in {@code docs/wire.md}.
 */
final class BincodeWriter {
  private byte[] bytes = new byte[256];
  private int size;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  BincodeWriter rawByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
    return this;
  }

  BincodeWriter bool(boolean value) {
    return rawByte(value ? 1 : 0);
  }

  BincodeWriter unsigned(long value) {
    if (value < 0) {
      throw new IllegalArgumentException(value + " can't be sent: the field is never negative");
    }
    return varint(value);
  }

  BincodeWriter signed(long value) {
    return varint((value << 1) ^ (value >> 63));
  }

  BincodeWriter signedInt(int value) {
    return signed(value);
  }

  private BincodeWriter varint(long value) {
    if (Long.compareUnsigned(value, Varint.TWO_BYTES) < 0) {
      return rawByte((int) value);
    }
    if (value >>> 16 == 0) {
      return rawByte(Varint.TWO_BYTES).littleEndian(value, 2);
    }
    if (value >>> 32 == 0) {
      return rawByte(Varint.FOUR_BYTES).littleEndian(value, 4);
    }
    return rawByte(Varint.EIGHT_BYTES).littleEndian(value, 8);
  }

  private BincodeWriter littleEndian(long value, int count) {
    ensure(count);
    for (int i = 0; i < count; i++) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  BincodeWriter real(double value) {
    return littleEndian(Double.doubleToRawLongBits(value), 8);
  }

  BincodeWriter text(String value) {
    int length = Utf8.length(value);
    unsigned(length);
    ensure(length);
    Utf8.write(value, bytes, size);
    size += length;
    return this;
  }

  /** Version 1: 36 characters. */
  BincodeWriter uuidText(UUID value) {
    return text(value.toString());
  }

  /** Version 2: 16 bytes, big-endian. */
  BincodeWriter uuid(UUID value) {
    return bigEndian(value.getMostSignificantBits()).bigEndian(value.getLeastSignificantBits());
  }

  private BincodeWriter bigEndian(long value) {
    return littleEndian(Long.reverseBytes(value), 8);
  }

  /** Microseconds since 1970; what is finer is cut off. */
  BincodeWriter instant(Instant value) {
    return signed(WireTime.toMicros(value));
  }

  /** Whole seconds since 1970. */
  BincodeWriter second(Instant value) {
    return signed(WireTime.toSeconds(value));
  }

  /** An enum as one raw byte. */
  BincodeWriter rawEnum(Enum<?> value) {
    return rawByte(number(value));
  }

  /** An enum as an integer of 32 bits. */
  BincodeWriter wideEnum(Enum<?> value) {
    return unsigned(number(value));
  }

  @SuppressWarnings("EnumOrdinal") // The enums of the wire say that their order is permanent.
  private static int number(Enum<?> value) {
    return value.ordinal();
  }

  BincodeWriter hostInfo(HostInfo info) {
    return text(info.name())
        .text(info.hostname())
        .text(info.osVersion())
        .text(info.kernelVersion())
        .text(info.version());
  }

  <T> BincodeWriter option(@Nullable T value, BiConsumer<BincodeWriter, T> write) {
    if (value == null) {
      return rawByte(0);
    }
    rawByte(1);
    write.accept(this, value);
    return this;
  }

  <T> BincodeWriter list(List<T> values, BiConsumer<BincodeWriter, T> write) {
    unsigned(values.size());
    for (T value : values) {
      write.accept(this, value);
    }
    return this;
  }

  <K, V> BincodeWriter map(
      Map<K, V> values, BiConsumer<BincodeWriter, K> key, BiConsumer<BincodeWriter, V> value) {
    unsigned(values.size());
    values.forEach(
        (k, v) -> {
          key.accept(this, k);
          value.accept(this, v);
        });
    return this;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
