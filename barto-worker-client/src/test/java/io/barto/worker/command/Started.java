package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Starts real commands in a directory of the test's. */
public record Started(RunDirectory directory, Process parent) {
  public static Started command(Path runs, String text) throws IOException {
    Host host = Host.find(System.getenv());
    RunCommand command = aCommand(text);
    RunDirectory directory = RunDirectory.of(runs, command.run());
    return new Started(directory, Launcher.in(runs, host).start(directory, command));
  }

  static RunCommand aCommand(String text) {
    Instant nominal = Instant.parse("2026-11-23T10:00:05Z");
    return new RunCommand(UUID.randomUUID(), "vader", "disk-space", nominal, 1, text);
  }

  public Started awaitStart() {
    return until(() -> directory.group() != null);
  }

  public Started awaitEnd() {
    until(() -> directory.exit() != null);
    return until(() -> !parent.isAlive());
  }

  public Started until(Callable<Boolean> condition) {
    await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(30)).until(condition);
    return this;
  }

  public int exitCode() throws IOException {
    return Objects.requireNonNull(directory.exit(), "no exit code").code();
  }

  /** A whole stream, byte for byte a character. */
  public String output(String name) throws IOException {
    var all = new ByteArrayOutputStream();
    for (int n = 0; Files.exists(directory.path().resolve(name + "." + n)); n++) {
      all.write(Files.readAllBytes(directory.path().resolve(name + "." + n)));
    }
    return all.toString(ISO_8859_1);
  }
}
