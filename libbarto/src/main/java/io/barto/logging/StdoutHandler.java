package io.barto.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Instant;

/** Lines on standard output. */
final class StdoutHandler extends LayerHandler {
  private final PrintStream out;

  StdoutHandler(Levels levels, LineFormatter formatter, PrintStream out) {
    super(levels, formatter);
    this.out = out;
  }

  @Override
  void write(String line, Instant at) {
    byte[] bytes = line.getBytes(UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
