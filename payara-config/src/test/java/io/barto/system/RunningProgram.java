package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the distribution as a process, with what it prints in a file. */
final class RunningProgram implements AutoCloseable {
  private static final Path BIN =
      Path.of(System.getProperty("barto.dist", "target/barto"), "bin").toAbsolutePath();

  private final Process process;
  private final Path output;

  private RunningProgram(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a program in a folder of its own home; nothing of the tester's own is read.
   *
   * @param program of the distribution by its name, another by its whole path
   */
  static RunningProgram start(
      Path home, Map<String, String> environment, String program, List<String> arguments) {
    try {
      ProcessBuilder builder = builder(home, environment, program, arguments);
      Path output = Files.createTempFile(home, Path.of(program).getFileName() + "-", ".out");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new RunningProgram(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, to be started. */
  static ProcessBuilder builder(
      Path home, Map<String, String> environment, String program, List<String> arguments)
      throws IOException {
    Files.createDirectories(home);
    var builder = new ProcessBuilder();
    builder.command().add(path(program).toString());
    builder.command().addAll(arguments);
    builder.environment().keySet().removeIf(name -> name.startsWith("BARTO"));
    builder.environment().remove("NO_COLOR");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().putAll(environment);
    builder.directory(home.toFile());
    return builder.redirectInput(Path.of("/dev/null").toFile());
  }

  /** Where a program of the distribution is. */
  static Path path(String program) {
    return BIN.resolve(program);
  }

  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the program has printed something. */
  void awaitOutput(String text, Duration limit) {
    await("`" + text + "` in " + output)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              String printed = output();
              assertThat(process.isAlive() || printed.contains(text))
                  .as("the program lives; it printed:%n%s", printed)
                  .isTrue();
              return printed.contains(text);
            });
  }

  /** Waits for the program's end and returns its exit code. */
  int awaitExit(Duration limit) throws InterruptedException {
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(ended).as("ended within %s; it printed:%n%s", limit, output()).isTrue();
    return process.exitValue();
  }

  /** Sends a signal by name to the program itself. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Stops the program; by force where it does not end in time. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        signal("TERM"); // INT is ignored where whoever runs the tests was started to ignore it
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
