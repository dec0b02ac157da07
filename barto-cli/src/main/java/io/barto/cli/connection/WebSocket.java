package io.barto.cli.connection;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's end of a WebSocket, RFC 6455, for one thread; another may close it, so that what the
 * first waits for fails. It reads only when it is asked for a message, so that a slow reader holds
 * the server back through TCP, however much is to come. The JDK's client can the same, but takes
 * six times as long to start: see docs/adr/0013.
 */
final class WebSocket implements AutoCloseable {
  private static final int CONTINUATION = 0;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int NORMAL = 1000;
  private static final int MASK_BYTES = 4;
  private static final int BUFFER = 1 << 16;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Socket socket;
  private final OutputStream out;
  private final FrameReader in;
  private final int largest;
  private final SecureRandom random = new SecureRandom();
  private final String subprotocol;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private boolean inParts;

  /**
   * @param socket on which the upgrade has been answered, and nothing more been read
   */
  WebSocket(Socket socket, BufferedInputStream in, String subprotocol, int largest)
      throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = new FrameReader(in, largest);
    this.largest = largest;
    this.subprotocol = subprotocol;
  }

  /** What the server chose of what it was offered; empty: nothing. */
  String subprotocol() {
    return subprotocol;
  }

  /** Sends a binary message. */
  void send(byte[] message) throws IOException {
    write(BINARY, message);
  }

  /** Asks for a sign of life. */
  void ping() throws IOException {
    write(PING, new byte[0]);
  }

  /**
   * The next sign of life within a time: a message, or a control frame, for which it gives an empty
   * buffer; empty: nothing has come.
   *
   * @param limit how long it may take to begin
   * @param pause how long it may stop once it has begun
   * @throws ClosedException if the server ended the connection
   */
  Optional<ByteBuffer> next(Duration limit, Duration pause) throws IOException {
    allow(limit);
    @Nullable ByteBuffer arrival = null;
    while (arrival == null) {
      int head;
      try {
        head = in.head();
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      } catch (EOFException e) {
        throw new ClosedException("it ended without a word");
      }
      allow(pause);
      arrival = arrival(in.frame(head));
    }
    return Optional.of(arrival);
  }

  private void allow(Duration limit) throws IOException {
    socket.setSoTimeout(Math.max(1, (int) limit.toMillis()));
  }

  /** Null: a part of a message, or a text, which no version has. */
  private @Nullable ByteBuffer arrival(FrameReader.Frame frame) throws IOException {
    return switch (frame.opcode()) {
      case BINARY, CONTINUATION -> data(frame);
      case PING -> {
        write(PONG, frame.payload().array());
        yield NOTHING;
      }
      case PONG -> NOTHING;
      case CLOSE -> throw closed(frame.payload().array());
      default -> {
        inParts = false;
        yield null;
      }
    };
  }

  private @Nullable ByteBuffer data(FrameReader.Frame frame) throws IOException {
    boolean begins = frame.opcode() == BINARY;
    if (begins) {
      parts.reset();
      inParts = !frame.last();
    }
    if (begins && frame.last()) {
      return frame.payload();
    }
    if (inParts) {
      parts.write(frame.payload().array());
    }
    if (parts.size() > largest) {
      throw new TooLargeException(parts.size(), largest);
    }
    if (!inParts || !frame.last()) {
      return null;
    }
    ByteBuffer whole = ByteBuffer.wrap(parts.toByteArray());
    parts.reset();
    inParts = false;
    return whole;
  }

  private static ClosedException closed(byte[] payload) {
    if (payload.length < Short.BYTES) {
      return new ClosedException("it was closed without a reason");
    }
    int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    String phrase =
        new String(payload, Short.BYTES, payload.length - Short.BYTES, StandardCharsets.UTF_8);
    String said = phrase.isEmpty() ? "without a reason" : "saying \"" + phrase + '"';
    return new ClosedException("it was closed with code " + code + ", " + said);
  }

  private void write(int opcode, byte[] payload) throws IOException {
    byte[] mask = new byte[MASK_BYTES];
    random.nextBytes(mask);
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (FIN | opcode));
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(payload.length);
    }
    frame.put(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ mask[i % MASK_BYTES]));
    }
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }

  static BufferedInputStream buffered(Socket socket) throws IOException {
    return new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /** Takes leave and goes, without waiting for an answer. */
  @Override
  public void close() throws IOException {
    try (socket) {
      write(CLOSE, new byte[] {(byte) (NORMAL >> 8), (byte) NORMAL});
    }
  }
}
