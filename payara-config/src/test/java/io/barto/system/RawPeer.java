package io.barto.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.barto.protocol.RefusalText;
import io.barto.protocol.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A peer on a bare socket, which keeps to the protocol as little as a test wants. */
final class RawPeer implements AutoCloseable {
  private static final int CLOSE = 8;
  private static final int BINARY = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A frame of the server; {@code payload} has one character a byte. */
  record Frame(int opcode, String payload) {
    /** How the connection was closed; 0: this is no close. */
    int closeCode() {
      return opcode == CLOSE && payload.length() >= 2
          ? ByteBuffer.wrap(payload.getBytes(ISO_8859_1)).getShort()
          : 0;
    }

    String closeReason() {
      return payload.length() > 2 ? payload.substring(2) : "";
    }
  }

  private final Socket socket;
  private String refusal = "";

  private RawPeer(Socket socket) {
    this.socket = socket;
  }

  /**
   * Opens a connection and says nothing.
   *
   * @param host the last number of the address it comes from, 127.0.0.x
   */
  static RawPeer open(int port, int host) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(16 << 10); // so that what is not read waits at the server
    byte[] address = {127, 0, 0, (byte) host};
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return new RawPeer(socket);
  }

  /** Opens a WebSocket of version 2 and returns the status of the answer. */
  int upgrade(String path) throws IOException {
    return upgrade(path, Wire.VERSION_2);
  }

  /**
   * Opens a WebSocket and returns the status of the answer.
   *
   * @param protocol the sub-protocol to ask for; null: none
   */
  int upgrade(String path, @Nullable String protocol) throws IOException {
    write(
        ("GET "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (protocol == null ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n")
                + "\r\n")
            .getBytes(ISO_8859_1));
    String head = head(socket.getInputStream());
    refusal = refusal(head);
    return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
  }

  private static String refusal(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, Wire.REFUSAL_HEADER + ": ", 0, 15))
        .map(line -> RefusalText.in(Map.of(Wire.REFUSAL_HEADER, List.of(line.substring(15)))))
        .findFirst()
        .orElse("");
  }

  /** Why the server refused the WebSocket; empty where it did not say. */
  String refusal() {
    return refusal;
  }

  /** Where it comes from. */
  String address() {
    return socket.getLocalAddress().getHostAddress();
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
        break;
      }
    }
    return head.toString();
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends a binary message in one frame. */
  void send(byte[] message) throws IOException {
    write(frame(0x80 | BINARY, message.length, message));
  }

  /** A message of a worker as version 2 has it, without a seal. */
  static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(1 + message.length).put((byte) 0).put(message).array();
  }

  /** Sends a message of a worker as version 2 has it, without a seal. */
  void sendFramed(byte[] message) throws IOException {
    send(framed(message));
  }

  /**
   * A frame with a mask of zeros.
   *
   * @param announced the length in its head
   */
  static byte[] frame(int first, long announced, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
    frame.put((byte) first).put((byte) (0x80 | 127)).putLong(announced).putInt(0).put(payload);
    return java.util.Arrays.copyOf(frame.array(), frame.position());
  }

  /** The server's next frame; null: it has closed the connection. */
  @Nullable Frame next() throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    int first = in.read();
    if (first < 0) {
      return null;
    }
    long length = in.read() & 0x7F;
    length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
    return new Frame(first & 0x0F, new String(in.readNBytes((int) length), ISO_8859_1));
  }

  /**
   * Reads until the server closes, and returns its close frame; one of nothing where it sent none.
   */
  Frame awaitClose() {
    try {
      for (Frame frame = next(); frame != null; frame = next()) {
        if (frame.opcode() == CLOSE) {
          return frame;
        }
      }
      return new Frame(0, "");
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("not closed within " + PATIENCE, e);
    } catch (IOException e) {
      return new Frame(0, ""); // reset
    }
  }

  /** Waits until the server has let go of the connection, without reading anything. */
  boolean isCutOff() {
    try {
      socket.getOutputStream().write(frame(0x89, 0, new byte[0])); // a ping
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
