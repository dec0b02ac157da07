package io.barto.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The program on a real terminal of 24 lines, which {@code script} of util-linux makes. */
final class TerminalRun implements Closeable {
  /** Below the program's name and its words: says how it ended, and how it left the terminal. */
  static final String SANE =
      "; echo exit $?; echo sane: $(stty -a | tr ' ;' '\\n\\n' | grep -x 'icanon\\|echo' | sort -r | tr '\\n' ' ')";

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private final Process terminal;
  private final Path log;

  private TerminalRun(Process terminal, Path log) {
    this.terminal = terminal;
    this.log = log;
  }

  /** How it is started. */
  record Scene(Path home, int port, int columns, String pager, String java) {
    static Scene of(Path home, int port) {
      return new Scene(home, port, 80, "cat", "");
    }

    Scene columns(int many) {
      return new Scene(home, port, many, pager, java);
    }

    Scene pager(String command) {
      return new Scene(home, port, columns, command, java);
    }

    Scene java(String options) {
      return new Scene(home, port, columns, pager, options);
    }

    /**
     * Starts it.
     *
     * @param command for the program, and after it for the shell around it
     */
    TerminalRun run(String command) throws IOException {
      return shell("program " + command);
    }

    /** Starts a shell with these lines, to which the program is known as {@code program}. */
    TerminalRun shell(String lines) throws IOException {
      assumeTrue(Files.isExecutable(SCRIPT), "there is no script of util-linux here");
      Path config = home.resolve("barto-cli.toml");
      Files.writeString(
          config,
          "name = \"x\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n");
      Path inside = home.resolve("inside.sh");
      Files.writeString(
          inside,
          "trap : INT\nstty rows 24 columns "
              + columns
              + "\nprogram() {\n"
              + Path.of(System.getProperty("java.home"), "bin", "java")
              + " -Xshare:auto -XX:TieredStopAtLevel=1 "
              + java
              + " -cp '"
              + System.getProperty("java.class.path")
              + "' io.barto.cli.BartoCli -c "
              + config
              + " \"$@\"\n}\n"
              + lines
              + "\n");
      Path log = home.resolve("log");
      Files.writeString(log, "");
      // a build that was started to ignore Ctrl-C would hand that on
      var builder =
          new ProcessBuilder(
              "env",
              "--default-signal=INT,QUIT,TSTP",
              SCRIPT.toString(),
              "-qec",
              "/bin/sh " + inside,
              home.resolve("typescript").toString());
      builder.environment().put("TERM", "xterm");
      builder.environment().put("PAGER", pager);
      builder.environment().remove("LESS");
      builder.environment().remove("NO_COLOR");
      Process started = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      return new TerminalRun(started, log);
    }
  }

  /** All that has been written to the terminal. */
  String shown() throws IOException {
    return Files.readString(log);
  }

  /** The same as people see it: without colours and other orders. */
  static String plain(String shown) {
    return shown.replaceAll("\u001B\\[[0-9;?]*[A-Za-z]", "").replace("\r", "");
  }

  TerminalRun awaitShown(String text) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shown()).contains(text));
    return this;
  }

  TerminalRun type(String keys) throws IOException {
    terminal.getOutputStream().write(keys.getBytes(US_ASCII));
    terminal.getOutputStream().flush();
    return this;
  }

  /** Stops the program, as another one would. */
  void stop() throws IOException, InterruptedException {
    String pid =
        terminal
            .descendants()
            .filter(one -> one.info().command().orElse("").endsWith("java"))
            .map(one -> String.valueOf(one.pid()))
            .findFirst()
            .orElseThrow();
    new ProcessBuilder("kill", "-TSTP", pid).inheritIO().start().waitFor();
  }

  /** Waits for its end, and gives what has been shown by then. */
  String end() throws IOException, InterruptedException {
    assertThat(terminal.waitFor(20, TimeUnit.SECONDS)).as(shown()).isTrue();
    return shown();
  }

  int exitCode() {
    return terminal.exitValue();
  }

  @Override
  public void close() {
    terminal.descendants().forEach(ProcessHandle::destroyForcibly);
    terminal.destroyForcibly();
  }
}
