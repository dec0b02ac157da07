package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.table.Terminal;
import io.barto.program.ProgramDirs;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * All that the program takes from the process that it runs in.
 *
 * @param terminal whether {@code out} is a terminal
 * @param clock what time it is, in the zone in which people here read times
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    ProgramDirs dirs,
    Clock clock) {
  private static final int BUFFER = 1 << 16;

  /** Those of this process. */
  static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Terminal.isTerminal(),
        environment,
        ProgramDirs.of(BartoCli.NAME, environment, System.getProperties()),
        Clock.system(ZoneId.systemDefault()));
  }

  /** In which people here read times. */
  ZoneId zone() {
    return clock.getZone();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    OutputStream buffered = new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER);
    return new PrintStream(buffered, false, UTF_8);
  }
}
