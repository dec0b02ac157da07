package io.barto.worker.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DialerTest {
  private static final Logger TYRUS = Logger.getLogger("org.glassfish.tyrus");

  /** Keeps everything that is logged. */
  private static final class Ear extends Handler {
    private final List<String> heard = new ArrayList<>();

    Ear() {
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      heard.add(String.valueOf(entry.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void theApiKey_isNeverLogged() throws Exception {
    var ear = new Ear();
    TYRUS.setLevel(Level.ALL);
    TYRUS.addHandler(ear);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread closing = new Thread(() -> answerNonsense(silent));
      closing.start();
      dial(silent.getLocalPort());
      closing.join();
    } finally {
      TYRUS.removeHandler(ear);
      TYRUS.setLevel(null);
    }
    assertThat(ear.heard).isNotEmpty().noneMatch(line -> line.contains("s3cret"));
  }

  private static void answerNonsense(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void dial(int port) {
    var access =
        new ServerAccess(
            URI.create("ws://127.0.0.1:" + port + "/v1/ws/worker?name=x"),
            Duration.ofSeconds(10),
            1,
            false,
            Secret.of("s3cret"),
            null);
    try (var dialer = new Dialer(access, new Random(7))) {
      var connection =
          new Connection(new Silent(), Keys.none(), access.patience(), System::nanoTime);
      assertThatThrownBy(() -> dialer.dial(connection))
          .isInstanceOf(ConnectionFailure.class)
          .hasMessageContaining("127.0.0.1:" + port);
    }
  }
}
