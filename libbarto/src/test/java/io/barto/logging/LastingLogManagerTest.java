package io.barto.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.TracingConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a program of its own: only there do hooks run. */
class LastingLogManagerTest {
  @TempDir Path temp;

  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      Tracing.outlastShutdownHooks();
      Tracing.install(TracingConfig.DEFAULT, 0, true, Path.of(arguments[0]));
      System.Logger logger = System.getLogger("io.barto.program");
      logger.log(Level.INFO, "hello");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> sayGoodbye(logger)));
    }

    private static void sayGoodbye(System.Logger logger) {
      // the JDK's own hook runs at the same time as this one; let it end first
      Stream<Thread> others = Thread.getAllStackTraces().keySet().stream();
      others
          .filter(thread -> thread.getClass().getName().contains("LogManager"))
          .forEach(LastingLogManagerTest::await);
      logger.log(Level.INFO, "goodbye");
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsLoggedDuringShutdown_isWritten() throws IOException, InterruptedException {
    Path output = temp.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                temp.resolve("program.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(messages(output)).containsExactly("hello", "goodbye");
    try (var files = Files.list(temp)) {
      Path log = files.filter(file -> !file.equals(output)).findFirst().orElseThrow();
      assertThat(messages(log)).containsExactly("hello", "goodbye");
    }
  }

  private static List<String> messages(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }
}
