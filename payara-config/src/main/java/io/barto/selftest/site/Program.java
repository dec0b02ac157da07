package io.barto.selftest.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of the programs under test, with its folder: started, killed and started again. What it
 * prints is in its folder. Thread-safe.
 */
public final class Program {
  private static final long STOP_PATIENCE_SECONDS = 40;

  private final String name;
  private final Path home;
  private final List<String> command;
  private @Nullable Process process;
  private boolean wanted;
  private boolean stopped;
  private int endsUnasked;

  /**
   * Not started yet.
   *
   * @param home its home directory, and where it keeps everything
   */
  Program(String name, Path home, List<String> command) {
    this.name = name;
    this.home = home;
    this.command = List.copyOf(command);
  }

  public String name() {
    return name;
  }

  /** Starts it, unless it runs. */
  public synchronized void start() throws IOException {
    wanted = true;
    start(command);
  }

  /**
   * Starts it so that it can write no file longer than it is told, its journal for one. It may end
   * because of that.
   *
   * @param kib of 1,024 bytes
   */
  public synchronized void startWithFilesUpTo(long kib) throws IOException {
    var limited = new ArrayList<String>();
    limited.addAll(List.of("sh", "-c", "ulimit -S -f \"$1\" && shift && exec \"$@\"", "sh"));
    limited.add(Long.toString(kib * 2)); // POSIX counts in blocks of 512
    limited.addAll(command);
    start(limited);
  }

  private void start(List<String> line) throws IOException {
    if (isAlive() || stopped) {
      return;
    }
    Files.createDirectories(home);
    var builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(key -> key.startsWith("BARTO"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.directory(home.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(printed().toFile()));
    process = builder.start();
  }

  /** What it prints. */
  public Path printed() {
    return home.resolve(name + ".out");
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends it without a warning, and waits until it is gone. */
  public synchronized void kill() throws InterruptedException {
    wanted = false;
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Sends it a signal. */
  public synchronized void signal(Signal signal) throws IOException, InterruptedException {
    if (process != null && process.isAlive()) {
      signal.send(process.pid());
    }
  }

  /** Starts it where it has ended though nobody asked it to, and counts that. */
  synchronized void keepAlive() throws IOException {
    if (wanted && !isAlive()) {
      endsUnasked++;
      start();
    }
  }

  /** How often it ended though nobody asked it to. */
  public synchronized int endsUnasked() {
    return endsUnasked;
  }

  /** Ends it in order, by force where that takes too long, and for good. */
  void stop() throws InterruptedException {
    Process running;
    synchronized (this) {
      running = process;
      stopped = true;
      wanted = false;
    }
    if (running == null || !running.isAlive()) {
      return;
    }
    try {
      Signal.CONT.send(running.pid());
      Signal.TERM.send(running.pid());
    } catch (IOException e) {
      running.destroy();
    }
    if (!running.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      running.destroyForcibly().waitFor();
    }
  }
}
