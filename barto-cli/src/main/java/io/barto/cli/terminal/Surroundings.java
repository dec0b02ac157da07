package io.barto.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * @param errTerminal whether {@code err} is one
 * @param clock what time it is, in the zone in which people here read times
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    boolean errTerminal,
    Map<String, String> environment,
    ProgramDirs dirs,
    Clock clock) {
  private static final int BUFFER = 1 << 16;

  /**
   * Those of this process.
   *
   * @param output where {@code out} goes
   */
  public static Surroundings ofProcess(String program, StandardOutput output) {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        stream(output),
        stream(new FileOutputStream(FileDescriptor.err)),
        Terminal.isTerminal(),
        Terminal.isTerminal(2),
        environment,
        ProgramDirs.of(program, environment, System.getProperties()),
        Clock.system(ZoneId.systemDefault()));
  }

  /** The same with another standard output. */
  public Surroundings with(PrintStream other) {
    return new Surroundings(other, err, terminal, errTerminal, environment, dirs, clock);
  }

  /** The same with another standard error. */
  Surroundings withErr(PrintStream other) {
    return new Surroundings(out, other, terminal, errTerminal, environment, dirs, clock);
  }

  /** In which people here read times. */
  public ZoneId zone() {
    return clock.getZone();
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(new BufferedOutputStream(target, BUFFER), false, UTF_8);
  }
}
