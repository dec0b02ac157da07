package io.barto.cli.connection;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads the frames of RFC 6455 that a server sends. */
final class FrameReader {
  private static final int FIN = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int CHUNK = 1 << 16;

  private final DataInputStream in;
  private final int largest;

  /**
   * @param largest how many bytes a frame may have
   */
  FrameReader(InputStream in, int largest) {
    this.in = new DataInputStream(in);
    this.largest = largest;
  }

  /** A frame. */
  record Frame(boolean last, int opcode, ByteBuffer payload) {}

  /**
   * Waits for the first byte of a frame.
   *
   * @throws EOFException if the connection has ended
   */
  int head() throws IOException {
    return in.readUnsignedByte();
  }

  /** Reads the rest of a frame. */
  Frame frame(int head) throws IOException {
    if ((head & RESERVED) != 0) {
      throw new IOException("it sent a frame that no WebSocket has");
    }
    int second = in.readUnsignedByte();
    long length =
        switch (second & ~MASKED) {
          case TWO_BYTES -> in.readUnsignedShort();
          case EIGHT_BYTES -> in.readLong();
          default -> second & ~MASKED;
        };
    if ((second & MASKED) != 0 || length < 0) {
      throw new IOException("it sent a frame that no server may send");
    }
    if (length > largest) {
      throw new TooLargeException(length, largest);
    }
    return new Frame((head & FIN) != 0, head & OPCODE, payload((int) length));
  }

  /** Takes memory only for what has come. */
  private ByteBuffer payload(int length) throws IOException {
    if (length <= CHUNK) {
      byte[] payload = new byte[length];
      in.readFully(payload);
      return ByteBuffer.wrap(payload);
    }
    var payload = new ByteArrayOutputStream(Math.min(length, 4 * CHUNK));
    byte[] chunk = new byte[CHUNK];
    for (int left = length; left > 0; ) {
      int read = Math.min(left, chunk.length);
      in.readFully(chunk, 0, read);
      payload.write(chunk, 0, read);
      left -= read;
    }
    return ByteBuffer.wrap(payload.toByteArray());
  }
}
