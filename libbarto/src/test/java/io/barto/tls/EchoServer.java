package io.barto.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** A server with TLS on the loopback interface, which sends back what it gets. */
final class EchoServer implements AutoCloseable {
  private final SSLServerSocket socket;

  EchoServer(ServerTls tls, boolean demandsClientCertificate, @Nullable String protocol) {
    try {
      socket =
          (SSLServerSocket)
              tls.context()
                  .getServerSocketFactory()
                  .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
      socket.setNeedClientAuth(demandsClientCertificate);
      if (protocol != null) {
        socket.setEnabledProtocols(new String[] {protocol});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var thread = new Thread(this::serve, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client.getInputStream().transferTo(client.getOutputStream());
      } catch (IOException e) {
        // one that was refused, or the end
      }
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
