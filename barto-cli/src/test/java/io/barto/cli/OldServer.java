package io.barto.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A WebSocket server that knows nothing of sub-protocols and answers requests byte for byte as it
 * is told to; what it is not told, it does not answer, as the published server does where a request
 * fails.
 */
final class OldServer implements Closeable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int CLOSE = 8;

  /** Opcodes and payloads of what came, in hex. */
  final List<String> frames = new CopyOnWriteArrayList<>();

  private final Map<String, String> answers;
  private final ServerSocket listener;

  /**
   * @param answers by request, both in hex
   */
  OldServer(Map<String, String> answers) throws IOException {
    this.answers = Map.copyOf(answers);
    this.listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "old-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        converse(client);
      } catch (IOException | GeneralSecurityException e) {
        // the peer is gone, or the test is over
      }
    }
  }

  private void converse(Socket client) throws IOException, GeneralSecurityException {
    var in = new DataInputStream(client.getInputStream());
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
    client.getOutputStream().write(answer.getBytes(ISO_8859_1));
    for (int head = in.read(); head >= 0; head = in.read()) {
      int opcode = head & 15;
      String payload = HexFormat.of().formatHex(payload(in));
      if (opcode == CLOSE) {
        return;
      }
      frames.add(opcode + " " + payload);
      String reply = answers.get(payload);
      if (reply != null) {
        client.getOutputStream().write(frame(HexFormat.of().parseHex(reply)));
      }
    }
  }

  private static byte[] frame(byte[] payload) {
    boolean isShort = payload.length < 126;
    ByteBuffer frame = ByteBuffer.allocate(payload.length + (isShort ? 2 : 4)).put((byte) 0x82);
    if (isShort) {
      frame.put((byte) payload.length);
    } else {
      frame.put((byte) 126).putShort((short) payload.length);
    }
    return frame.put(payload).array();
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    int length = in.read() & 127;
    if (length == 126) {
      length = in.readUnsignedShort();
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

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
