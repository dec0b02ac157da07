package io.barto.worker.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A WebSocket server that knows nothing of sub-protocols and sends what the test says, byte for
 * byte. It serves one connection at a time and answers pings where the test lets it.
 */
final class OldServer implements Closeable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int BINARY = 2;
  private static final int PING = 9;
  private static final int PONG = 10;

  final List<byte[]> messages = new CopyOnWriteArrayList<>();
  final List<byte[]> pings = new CopyOnWriteArrayList<>();
  final List<byte[]> first;
  volatile boolean answersPings = true;
  private final ServerSocket listener;
  private volatile Socket client = new Socket();

  /** Starts one that sends these messages first. */
  OldServer(byte[]... first) throws IOException {
    this.first = List.of(first);
    this.listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "old-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/v1/ws/worker?name=vader");
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        client = socket;
        converse(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
      } catch (IOException | GeneralSecurityException e) {
        // the peer is gone, or the test is over
      }
    }
  }

  private void converse(DataInputStream in, OutputStream out)
      throws IOException, GeneralSecurityException {
    String key = "";
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "sec-websocket-key:", 0, 18)) {
        key = line.substring(18).strip();
      }
    }
    byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n"
            + ("sec-websocket-accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n");
    out.write(answer.getBytes(ISO_8859_1));
    for (byte[] message : first) {
      send(BINARY, message);
    }
    for (int head = in.read(); head >= 0; head = in.read()) {
      take(head & 15, payload(in));
    }
  }

  private void take(int opcode, byte[] payload) throws IOException {
    if (opcode == BINARY) {
      messages.add(payload);
    } else if (opcode == PING) {
      pings.add(payload);
      if (answersPings) {
        pong(payload);
      }
    }
  }

  /** Answers a ping. */
  void pong(byte[] payload) throws IOException {
    send(PONG, payload);
  }

  /** Sends a message. */
  void send(byte[] message) throws IOException {
    send(BINARY, message);
  }

  private synchronized void send(int opcode, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else {
      frame.put((byte) 126).putShort((short) payload.length);
    }
    frame.put(payload).flip();
    client.getOutputStream().write(frame.array(), 0, frame.limit());
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    int length = in.read() & 127;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  private static String line(DataInputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** Cuts the connection that there is. */
  void cut() throws IOException {
    client.close();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    client.close();
  }
}
