package io.barto.selftest.wire;

import io.barto.selftest.wire.Wire.Condition;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection through a wire: two sockets, and a thread for each direction. */
final class Relay {
  /** Hello, welcome and book pass as they are: a connection that never begins shows nothing. */
  private static final int GREETINGS = 2;

  private final Socket worker;
  private final Socket server;
  private final Wire wire;

  private Relay(Socket worker, Socket server, Wire wire) {
    this.worker = worker;
    this.server = server;
    this.wire = wire;
  }

  /** Passes on between two sockets, which are closed at the end. */
  static Relay between(Socket worker, Socket server, Wire wire) {
    var relay = new Relay(worker, server, wire);
    start(() -> relay.pump(worker, server));
    start(() -> relay.pump(server, worker));
    return relay;
  }

  private void pump(Socket from, Socket to) {
    try {
      var in = new DataInputStream(from.getInputStream());
      passHandshake(in, to.getOutputStream());
      passFrames(in, to.getOutputStream());
    } catch (IOException e) {
      if (wire.condition() != Condition.SILENT) {
        close();
      }
    }
  }

  private void passHandshake(InputStream in, OutputStream out) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended within the handshake");
      }
      head.write(next);
    }
    if (wire.condition() == Condition.SOUND) {
      out.write(head.toByteArray());
      out.flush();
    }
  }

  private void passFrames(DataInputStream in, OutputStream out) throws IOException {
    RawFrame held = null;
    int messages = 0;
    while (true) {
      RawFrame frame = RawFrame.read(in);
      if (wire.condition() != Condition.SOUND) {
        held = null;
        continue;
      }
      boolean mayPlay = frame.isMessage() && messages++ >= GREETINGS;
      held = pass(frame, held, mayPlay, out);
    }
  }

  /** Returns the message that is to follow the next one. */
  private @Nullable RawFrame pass(
      RawFrame frame, @Nullable RawFrame held, boolean mayPlay, OutputStream out)
      throws IOException {
    if (held == null && mayPlay && wire.takeSwap()) {
      return frame;
    }
    frame.write(out);
    if (mayPlay && wire.takeRepeat()) {
      frame.write(out);
    }
    if (held != null && frame.isMessage()) {
      held.write(out);
      return null;
    }
    return held;
  }

  void close() {
    close(worker);
    close(server);
    wire.ended(this);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // as good as closed
    }
  }

  static void start(Runnable what) {
    var thread = new Thread(what, "wire");
    thread.setDaemon(true);
    thread.start();
  }
}
