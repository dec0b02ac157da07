package io.barto.cli;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
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
    ServerWire.upgrade(in, client.getOutputStream(), "");
    for (int head = in.read(); head >= 0; head = in.read()) {
      int opcode = head & 15;
      String payload = HexFormat.of().formatHex(ServerWire.payload(in));
      if (opcode == ServerWire.CLOSE) {
        return;
      }
      frames.add(opcode + " " + payload);
      String reply = answers.get(payload);
      if (reply != null) {
        client.getOutputStream().write(ServerWire.frame(HexFormat.of().parseHex(reply)));
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
