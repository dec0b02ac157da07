package io.barto.cli;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks version 2 on a real socket, and answers each request as a test wants. */
public final class ScriptedServer implements Closeable {

  private final Answers answers;
  private final ServerSocket listener;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  private final AtomicInteger pings = new AtomicInteger();
  private volatile boolean forsaken;

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
      out.write(ServerWire.frame(ServerToCliCodec.encode(message)));
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

  /** How many signs of life the programs have given. */
  int pings() {
    return pings.get();
  }

  /** Whether a program that asked has taken its leave. */
  boolean isForsaken() {
    return forsaken;
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
    ServerWire.upgrade(in, out, "sec-websocket-protocol: barto.v2\r\n");
    for (int head = in.read(); head >= 0; head = in.read()) {
      if ((head & 15) == ServerWire.CLOSE) {
        forsaken = true;
        return;
      }
      byte[] payload = ServerWire.payload(in);
      if ((head & 15) == ServerWire.PING) {
        pings.incrementAndGet();
      }
      if ((head & 15) == 2) {
        CliToServer request = CliToServerCodec.decode(ByteBuffer.wrap(payload));
        requests.add(request);
        answers.to(request, new Peer(client, out));
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
