package io.barto.selftest.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A worker's way to the server, through which all its connections go. What it does to them changes
 * while it runs. Thread-safe.
 */
public final class Wire implements AutoCloseable {
  /** What the whole way is like. */
  enum Condition {
    SOUND,
    /** No connection is there, and none can be made. */
    CUT,
    /** Connections stand, and nothing passes: neither bytes nor word of their end. */
    SILENT
  }

  private final ServerSocket listening;
  private final int serverPort;
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toRepeat = new AtomicInteger();
  private final AtomicInteger toSwap = new AtomicInteger();
  private volatile Condition condition = Condition.SOUND;

  /** Listens on a free port of 127.0.0.1. */
  public Wire(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Relay.start(this::acceptAll);
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket worker = listening.accept();
        Relay.start(() -> connect(worker));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void connect(Socket worker) {
    try {
      if (condition == Condition.CUT) {
        worker.close();
        return;
      }
      relays.add(
          Relay.between(worker, new Socket(InetAddress.getLoopbackAddress(), serverPort), this));
    } catch (IOException e) {
      Relay.close(worker); // there is no server
    }
  }

  Condition condition() {
    return condition;
  }

  /** Whether the next message is to be sent twice; asks once for each. */
  boolean takeRepeat() {
    return take(toRepeat);
  }

  /** Whether the next message is to be sent after the one that follows it. */
  boolean takeSwap() {
    return take(toSwap);
  }

  private static boolean take(AtomicInteger count) {
    return count.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  void ended(Relay relay) {
    relays.remove(relay);
  }

  /** Ends all connections, and those that are tried later. */
  public void cut() {
    condition = Condition.CUT;
    relays.forEach(Relay::close);
  }

  /** Lets nothing pass any more, and nobody know. */
  public void silence() {
    condition = Condition.SILENT;
  }

  /** Sends each of the next messages twice. */
  public void repeat(int messages) {
    toRepeat.addAndGet(messages);
  }

  /** Sends each of the next messages after the one that follows it. */
  public void swap(int messages) {
    toSwap.addAndGet(messages);
  }

  /** Lets connections be made and pass again; those from which something is missing are ended. */
  public void heal() {
    Condition before = condition;
    condition = Condition.SOUND;
    toRepeat.set(0);
    toSwap.set(0);
    if (before == Condition.SILENT) {
      relays.forEach(Relay::close);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      listening.close();
    } catch (IOException e) {
      // as good as closed
    }
  }
}
