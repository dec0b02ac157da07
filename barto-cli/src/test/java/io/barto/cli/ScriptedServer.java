package io.barto.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks version 2 on a real socket, and answers each request as a test wants. */
public final class ScriptedServer implements Closeable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int CLOSE = 8;

  private final Answers answers;
  private final ServerSocket listener;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  /** What was asked. */
  public final List<CliToServer> requests = new CopyOnWriteArrayList<>();

  /** How requests are answered. */
  @FunctionalInterface
  public interface Answers {
    /** Writes the messages of one answer. */
    void to(CliToServer request, Peer peer) throws IOException;
  }

  /** The program that asks. */
  public record Peer(Socket socket, OutputStream out) {
    /** Sends a message. */
    public void send(ServerToCli message) throws IOException {
      out.write(frame(ServerToCliCodec.encode(message)));
    }

    /** Goes without a word, as a server that is killed. */
    public void die() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  public ScriptedServer(Answers answers) throws IOException {
    this.answers = answers;
    this.listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that answers everything with these messages. */
  public static ScriptedServer saying(ServerToCli... messages) throws IOException {
    return new ScriptedServer(
        (request, peer) -> {
          for (ServerToCli message : messages) {
            peer.send(message);
          }
        });
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
        Thread thread = new Thread(() -> serve(client), "scripted-client");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      converse(client);
    } catch (IOException | GeneralSecurityException | ProtocolException e) {
      // the peer is gone, or the test is over
    }
  }

  private void converse(Socket client)
      throws IOException, GeneralSecurityException, ProtocolException {
    var in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    String key = "";
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "sec-websocket-key:", 0, 18)) {
        key = line.substring(18).strip();
      }
    }
    byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n"
            + "sec-websocket-protocol: barto.v2\r\nsec-websocket-accept: "
            + (Base64.getEncoder().encodeToString(hash) + "\r\n\r\n");
    out.write(answer.getBytes(UTF_8));
    for (int head = in.read(); head >= 0 && (head & 15) != CLOSE; head = in.read()) {
      byte[] payload = payload(in);
      if ((head & 15) == 2) {
        CliToServer request = CliToServerCodec.decode(ByteBuffer.wrap(payload));
        requests.add(request);
        answers.to(request, new Peer(client, out));
      }
    }
  }

  private static byte[] frame(byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) 0x82);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
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
    for (Socket client : clients) {
      client.close();
    }
  }
}
