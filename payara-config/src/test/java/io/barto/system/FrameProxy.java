package io.barto.system;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands between workers and their server, and does to their messages what it is told. */
final class FrameProxy implements AutoCloseable {
  /** A way through the proxy. */
  enum Way {
    TO_SERVER,
    TO_WORKER;

    Way back() {
      return this == TO_SERVER ? TO_WORKER : TO_SERVER;
    }
  }

  /** What to do to one message. */
  enum Trick {
    SWAP,
    REPEAT,
    REFLECT,
    FLIP_A_BIT,
    TRUNCATE,
    STRIP,
    FROM_EARLIER_CONNECTION,
    OF_ANOTHER_WORKER
  }

  private static final int SEAL_BYTES = 1 + 8;

  private final ServerSocket listening;
  private final int serverPort;
  private final List<Relay> relays = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Map<Way, Deque<Trick>> tricks = new EnumMap<>(Way.class);

  FrameProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    for (Way way : Way.values()) {
      tricks.put(way, new ArrayDeque<>());
    }
    start(this::acceptAll);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Plays a trick on the next message of {@code vader} that allows for it. */
  synchronized void play(Way way, Trick trick) {
    queue(way).add(trick);
  }

  /** Whether all tricks were played. */
  synchronized boolean played() {
    return tricks.values().stream().allMatch(Deque::isEmpty);
  }

  private Deque<Trick> queue(Way way) {
    return tricks.getOrDefault(way, new ArrayDeque<>());
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket worker = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(worker);
        sockets.add(server);
        start(() -> relay(worker, server));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void relay(Socket worker, Socket server) {
    try {
      String request = head(worker.getInputStream(), server.getOutputStream());
      head(server.getInputStream(), worker.getOutputStream());
      var relay = new Relay(request.contains("name=vader"), worker, server);
      relays.add(relay);
      start(() -> relay.pump(Way.TO_WORKER));
      relay.pump(Way.TO_SERVER);
    } catch (IOException e) {
      close(worker);
      close(server);
    }
  }

  /** Passes on everything up to the empty line. */
  private static String head(InputStream in, OutputStream out) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString("ISO-8859-1").endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended within the handshake");
      }
      head.write(next);
    }
    out.write(head.toByteArray());
    out.flush();
    return head.toString("ISO-8859-1");
  }

  private final class Relay {
    private final boolean vader;
    private final Map<Way, Socket> ends = new EnumMap<>(Way.class);
    private final Map<Way, List<WebSocketFrame>> passed = new EnumMap<>(Way.class);
    private final Map<Way, WebSocketFrame> held = new EnumMap<>(Way.class);

    Relay(boolean vader, Socket worker, Socket server) {
      this.vader = vader;
      ends.put(Way.TO_WORKER, worker);
      ends.put(Way.TO_SERVER, server);
      for (Way way : Way.values()) {
        passed.put(way, new CopyOnWriteArrayList<>());
      }
    }

    void pump(Way way) {
      Socket from = end(way.back());
      try {
        var in = new DataInputStream(from.getInputStream());
        while (true) {
          pass(way, WebSocketFrame.read(in));
        }
      } catch (IOException e) {
        close(end(Way.TO_SERVER));
        close(end(Way.TO_WORKER));
      }
    }

    private Socket end(Way way) {
      return requireNonNull(ends.get(way));
    }

    private List<WebSocketFrame> passed(Way way) {
      return requireNonNull(passed.get(way));
    }

    private void pass(Way way, WebSocketFrame frame) throws IOException {
      if (!frame.isBinary()) {
        send(way, frame);
        return;
      }
      WebSocketFrame waiting = held.remove(way);
      // what greets is left alone: a connection that never begins shows nothing
      boolean greeted = passed(way).size() >= 2;
      Trick trick = vader && greeted && waiting == null ? next(way) : null;
      passed(way).add(frame);
      if (trick == null) {
        send(way, frame);
      } else {
        play(way, trick, frame);
      }
      if (waiting != null) {
        send(way, waiting);
      }
    }

    private @Nullable Trick next(Way way) {
      synchronized (FrameProxy.this) {
        return queue(way).poll();
      }
    }

    private void play(Way way, Trick trick, WebSocketFrame frame) throws IOException {
      byte[] bytes = frame.payload();
      switch (trick) {
        case SWAP -> held.put(way, frame);
        case REPEAT -> sendAll(way, frame, frame);
        case REFLECT -> {
          send(way, frame);
          send(way.back(), frame);
        }
        case FLIP_A_BIT -> {
          byte[] flipped = bytes.clone();
          flipped[flipped.length - 1] ^= 1;
          send(way, WebSocketFrame.binary(flipped));
        }
        case TRUNCATE ->
            send(way, WebSocketFrame.binary(Arrays.copyOf(bytes, Math.max(0, bytes.length - 1))));
        case STRIP -> {
          byte[] bare = Arrays.copyOfRange(bytes, SEAL_BYTES - 1, bytes.length);
          bare[0] = 0;
          send(way, WebSocketFrame.binary(bare));
        }
        case FROM_EARLIER_CONNECTION -> sendAll(way, other(way, true), frame);
        case OF_ANOTHER_WORKER -> sendAll(way, other(way, false), frame);
      }
    }

    /** A message of another connection. */
    private WebSocketFrame other(Way way, boolean ofVader) {
      return relays.stream()
          .filter(relay -> relay != this && relay.vader == ofVader)
          .flatMap(relay -> relay.passed(way).stream())
          .findFirst()
          .orElseThrow();
    }

    private void sendAll(Way way, WebSocketFrame... frames) throws IOException {
      for (WebSocketFrame frame : frames) {
        send(way, frame);
      }
    }

    /** Both pumps may send the same way, where one reflects. */
    private void send(Way way, WebSocketFrame frame) throws IOException {
      Socket to = end(way);
      synchronized (to) {
        frame.write(to.getOutputStream(), way == Way.TO_SERVER);
      }
    }
  }

  private static void start(Runnable what) {
    var thread = new Thread(what, "frame-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // as good as closed
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    new ArrayList<>(sockets).forEach(FrameProxy::close);
  }
}
