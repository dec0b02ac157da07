package io.barto.selftest.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A frame of a WebSocket (RFC 6455, 5.2) as it came, mask and all: only its bounds are of interest.
 */
final class RawFrame {
  private static final int WHOLE_BINARY = 0x82;
  private static final int MASKED = 0x80;
  private static final int MASK_BYTES = 4;

  private final byte[] bytes;

  private RawFrame(byte[] bytes) {
    this.bytes = bytes;
  }

  static RawFrame read(DataInputStream in) throws IOException {
    var kept = new ByteArrayOutputStream();
    var out = new DataOutputStream(kept);
    out.writeByte(in.readUnsignedByte());
    int second = in.readUnsignedByte();
    out.writeByte(second);
    int mask = (second & MASKED) == 0 ? 0 : MASK_BYTES;
    byte[] rest = readExactly(in, Math.toIntExact(length(second & ~MASKED, in, out) + mask));
    out.write(rest);
    return new RawFrame(kept.toByteArray());
  }

  private static long length(int told, DataInputStream in, DataOutputStream out)
      throws IOException {
    if (told == 126) {
      int length = in.readUnsignedShort();
      out.writeShort(length);
      return length;
    }
    if (told == 127) {
      long length = in.readLong();
      out.writeLong(length);
      return length;
    }
    return told;
  }

  private static byte[] readExactly(DataInputStream in, int count) throws IOException {
    var bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  /** Whether it is a whole message; what is in parts, or controls, stays where it is. */
  boolean isMessage() {
    return (bytes[0] & 0xff) == WHOLE_BINARY;
  }

  void write(OutputStream out) throws IOException {
    out.write(bytes);
    out.flush();
  }
}
