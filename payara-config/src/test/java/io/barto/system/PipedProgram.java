package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program whose standard output is a pipe that the test reads, or does not. */
final class PipedProgram implements AutoCloseable {
  /** After so many lines it is looked how much memory the program takes. */
  private static final int SAMPLED = 20_000;

  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final Path errors;
  private long largestMemory;

  /** Starts what the builder says. */
  PipedProgram(ProcessBuilder builder, Path errors) throws IOException {
    this.process = builder.redirectError(errors.toFile()).start();
    this.errors = errors;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The next line. */
  String readLine() throws IOException {
    String line = out.readLine();
    assertThat(line).as(errors()).isNotNull();
    return line;
  }

  /** Reads until a line contains a text. */
  void readUntil(String text) throws IOException {
    String line = readLine();
    while (!line.contains(text)) {
      line = readLine();
    }
  }

  /** All lines that come. */
  List<String> lines() throws IOException {
    return text().lines().toList();
  }

  /** All that comes. */
  String text() throws IOException {
    var text = new StringWriter();
    out.transferTo(text);
    return text.toString();
  }

  /** Reads all that comes, and returns how many lines that were. */
  long readToTheEnd() throws IOException {
    long lines = 0;
    while (out.readLine() != null) {
      if (lines++ % SAMPLED == 0) {
        sampleMemory();
      }
    }
    return lines;
  }

  private void sampleMemory() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (Files.isReadable(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          largestMemory = Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    }
  }

  /** The most memory that it had resident when it was looked at, in bytes. */
  long largestMemory() {
    return largestMemory;
  }

  /** What {@code head} does. */
  void closeTheReader() throws IOException {
    out.close();
  }

  /** Waits for its end and returns the exit code. */
  int awaitExit() throws IOException, InterruptedException {
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(errors()).isTrue();
    return process.exitValue();
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() throws IOException {
    out.close();
    process.destroy();
  }
}
