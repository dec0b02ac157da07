package io.barto.cli.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.barto.cli.connection.Acceptance;
import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * A server for the rehearsal, on this host only: it answers every request, with hardly anything.
 */
final class Stage implements AutoCloseable {
  private static final String KEY = "sec-websocket-key:";

  private final ServerSocket listener;

  Stage() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::play, "stage");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void play() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        play(client);
      } catch (IOException | ProtocolException e) {
        // it has what it wanted
      }
    }
  }

  private static void play(Socket client) throws IOException, ProtocolException {
    var in = new DataInputStream(client.getInputStream());
    String key = "";
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      key = line.regionMatches(true, 0, KEY, 0, KEY.length()) ? line.substring(KEY.length()) : key;
    }
    OutputStream out = client.getOutputStream();
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: barto.v2\r\nSec-WebSocket-Accept: "
                + Acceptance.of(key.strip())
                + "\r\n\r\n")
            .getBytes(ISO_8859_1));
    for (CliToServer request = request(in); ; request = request(in)) {
      for (ServerToCli message : Lines.to(request)) {
        byte[] bytes = ServerToCliCodec.encode(message);
        ByteBuffer head = ByteBuffer.allocate(4).put((byte) 0x82).put((byte) 126);
        out.write(head.putShort((short) bytes.length).array());
        out.write(bytes);
      }
    }
  }

  private static CliToServer request(DataInputStream in) throws IOException, ProtocolException {
    in.readByte();
    int length = in.readUnsignedByte() & 0x7F;
    length = length == 126 ? in.readUnsignedShort() : length;
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % mask.length];
    }
    return CliToServerCodec.decode(ByteBuffer.wrap(payload));
  }

  private static String line(DataInputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
