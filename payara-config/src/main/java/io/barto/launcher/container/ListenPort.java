package io.barto.launcher.container;

import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where the server is to listen.
 *
 * @param ip the address
 * @param port the port
 * @param table of the configuration that says so
 */
public record ListenPort(String ip, int port, String table) {
  private static final int CONNECT_MILLIS = 10_000;

  /**
   * Tries the address before the container boots, which would take seconds to say so less clearly.
   *
   * @throws StartFailure where it is taken, not of this machine, or not ours to use
   */
  public void check() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getAllByName(ip)[0], port));
    } catch (UnknownHostException e) {
      throw StartFailure.failed(
          "Cannot listen on %s: %s is no address. Set %s ip to an address of this machine."
              .formatted(this, ip, table),
          e);
    } catch (BindException e) {
      throw taken(e);
    } catch (IOException e) {
      throw StartFailure.failed("Cannot listen on %s: %s".formatted(this, e.getMessage()), e);
    }
  }

  /**
   * Makes sure that the container listens, which does not say so where it can't.
   *
   * @throws StartFailure where nobody listens
   */
  void checkOpen() {
    try (Socket socket = new Socket()) {
      InetAddress address = InetAddress.getAllByName(ip)[0];
      InetAddress near = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
      socket.connect(new InetSocketAddress(near, port), CONNECT_MILLIS);
    } catch (IOException e) {
      throw StartFailure.failed(
          "The container does not listen on %s: %s. Its log holds the details."
              .formatted(this, e.getMessage()),
          e);
    }
  }

  /** Where it is reached from this machine. */
  URI near(String scheme) {
    boolean any = ip.equals("0.0.0.0") || ip.equals("::") || ip.equals("[::]");
    return URI.create(scheme + "://" + (any ? "localhost:" + port : toString()) + "/");
  }

  private StartFailure taken(BindException e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("in use")) {
      return StartFailure.failed(
          "Cannot listen on %s: another program already does. Stop it (ss -ltnp shows which it is),"
                  .formatted(this)
              + " or set %s port to a free one.".formatted(table),
          e);
    }
    if (reason.contains("Permission")) {
      return StartFailure.failed(
          "Cannot listen on %s: ports below 1024 need the privilege to use them. Set %s port"
                  .formatted(this, table)
              + " to 1024 or above.",
          e);
    }
    return StartFailure.failed(
        "Cannot listen on %s: this machine has no such address. Set %s ip to one of its"
                .formatted(this, table)
            + " addresses, or to 0.0.0.0 for all.",
        e);
  }

  /** {@code 127.0.0.1:20000}, {@code [::1]:20000}. */
  @Override
  public String toString() {
    return ip.contains(":") ? "[" + ip + "]:" + port : ip + ":" + port;
  }
}
