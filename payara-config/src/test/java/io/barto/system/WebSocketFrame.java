package io.barto.system;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A frame of a WebSocket (RFC 6455, 5.2), its mask taken off.
 *
 * @param head its first byte: whether it is a message's last one, and what it is
 */
@SuppressWarnings("ArrayRecordComponent")
record WebSocketFrame(int head, byte[] payload) {
  private static final int FINAL_BINARY = 0x82;

  /** A whole binary message. */
  static WebSocketFrame binary(byte[] payload) {
    return new WebSocketFrame(FINAL_BINARY, payload);
  }

  boolean isBinary() {
    return head == FINAL_BINARY;
  }

  static WebSocketFrame read(DataInputStream in) throws IOException {
    int head = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    var mask = new byte[4];
    if ((second & 0x80) != 0) {
      in.readFully(mask);
    }
    var payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new WebSocketFrame(head, payload);
  }

  /**
   * Sends it.
   *
   * @param masked as a client has to; by a mask of zeros
   */
  void write(OutputStream out, boolean masked) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(14 + payload.length);
    bytes.put((byte) head);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      bytes.put((byte) (mask | payload.length));
    } else if (payload.length < 0x10000) {
      bytes.put((byte) (mask | 126)).putShort((short) payload.length);
    } else {
      bytes.put((byte) (mask | 127)).putLong(payload.length);
    }
    if (masked) {
      bytes.putInt(0);
    }
    bytes.put(payload);
    out.write(bytes.array(), 0, bytes.position());
    out.flush();
  }
}
