package io.barto.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer back until it is longer than the screen, and then gives it to a pager: {@code
 * $PAGER}, else {@code less} where there is one. A short answer needs no process. However slowly
 * people read, the answer is taken from the server as it comes.
 */
public final class Pager extends OutputStream {
  private static final List<String> LESS = List.of("less", "-FRX");
  private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9_./-]+");
  private static final Pattern MORE = Pattern.compile("^(\\S*/)?more(\\s|$)");
  private static final int MOST_HELD = 1 << 20;
  private static final long LARGEST_FILE = 1L << 30;
  private static final int CHUNK = 1 << 16;

  private final List<String> command;
  private final PrintStream out;
  private final int rows;
  private final Runnable whenBegun;
  private final Runnable whenOver;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int lines;
  private boolean shown;
  private @Nullable Backlog backlog;
  private volatile @Nullable Thread watcher;
  private volatile @Nullable String failure;

  /**
   * @param rows of the screen
   * @param whenBegun is run as the pager takes the terminal
   * @param whenOver is run as it leaves it
   */
  Pager(List<String> command, PrintStream out, int rows, Runnable whenBegun, Runnable whenOver) {
    this.command = command;
    this.out = out;
    this.rows = rows;
    this.whenBegun = whenBegun;
    this.whenOver = whenOver;
  }

  /** The pager's command; empty: there is none, or none is wanted. */
  static Optional<List<String>> command(Map<String, String> environment) {
    String pager = environment.get("PAGER");
    if (pager != null) {
      boolean none = pager.isBlank() || pager.strip().equals("cat");
      return none || isMissing(pager)
          ? Optional.empty()
          : Optional.of(List.of("/bin/sh", "-c", pager));
    }
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    return dumb || !isInstalled(environment) ? Optional.empty() : Optional.of(LESS);
  }

  /** An answer given to a pager that is not there would be lost; the shell's own words are not. */
  private static boolean isMissing(String pager) {
    String program = pager.strip().split("\\s", 2)[0];
    return PROGRAM.matcher(program).matches() && !isKnownToTheShell(program);
  }

  private static boolean isKnownToTheShell(String program) {
    try {
      return new ProcessBuilder("/bin/sh", "-c", "command -v -- \"$1\" >&2", "sh", program)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return true; // no shell: that is found out later
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether it keeps rows whole that have colours; {@code more} counts their orders as letters. */
  static boolean keepsColours(Map<String, String> environment) {
    String pager = environment.getOrDefault("PAGER", "").strip();
    return !MORE.matcher(pager).find();
  }

  private static boolean isInstalled(Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && new File(folder, LESS.get(0)).canExecute()) {
        return true;
      }
    }
    return false;
  }

  /** Where the answer is written. */
  public PrintStream stream() {
    return new PrintStream(this, false, UTF_8);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (backlog != null) {
      backlog.put(bytes, offset, length);
      return;
    }
    if (shown) {
      out.write(bytes, offset, length);
      return;
    }
    held.write(bytes, offset, length);
    for (int i = offset; i < offset + length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    if (lines >= rows || held.size() > MOST_HELD) {
      page();
    }
  }

  private void page() throws IOException {
    whenBegun.run();
    @Nullable Process process = endsBeforeThisProgram() ? started() : null;
    if (process == null) {
      shown = true;
      held.writeTo(out);
    } else {
      begin(process);
    }
    held.reset();
  }

  /** Null: there is no such pager, and all is shown as without. */
  private @Nullable Process started() {
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", "FRX");
    try {
      return builder.start();
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Ctrl-C is the pager's, too: this program must not leave the terminal to two. The answer goes on
   * meanwhile.
   *
   * @return false: this program is being ended
   */
  private boolean endsBeforeThisProgram() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::awaitEnd, "pager-wait"));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void begin(Process process) throws IOException {
    var its = new Backlog(MOST_HELD, Path.of(System.getProperty("java.io.tmpdir")), LARGEST_FILE);
    watcher = start("pager-end", () -> watch(process, its));
    start("pager", () -> feed(process, its));
    backlog = its;
    its.put(held.toByteArray(), 0, held.size());
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void feed(Process process, Backlog from) {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream to = process.getOutputStream()) {
      for (int length = taken(from, chunk); length >= 0; length = taken(from, chunk)) {
        to.write(chunk, 0, length);
        to.flush();
      }
    } catch (IOException e) {
      from.abandon(); // it has seen enough
    }
  }

  private int taken(Backlog from, byte[] chunk) {
    try {
      return from.take(chunk);
    } catch (IOException e) {
      failure = "the rest of the answer could not be read back from a temporary file: " + e;
      from.abandon();
      return -1;
    }
  }

  /** Why the pager was not given all of the answer; empty: it was, or wanted no more. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  private void watch(Process process, Backlog its) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    its.abandon();
    whenOver.run();
  }

  private void awaitEnd() {
    try {
      Thread thread = watcher;
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What is held back stays so: it is shown at the end, or by the pager.
   *
   * @throws IOException if the pager has ended
   */
  @Override
  public void flush() throws IOException {
    if (backlog != null) {
      backlog.check();
    } else if (shown) {
      out.flush();
    }
  }

  /** Shows what is held back, or waits until the reader has seen enough in the pager. */
  @Override
  public void close() {
    if (backlog != null && watcher != null) {
      backlog.end();
      awaitEnd();
      return;
    }
    out.write(held.toByteArray(), 0, held.size());
    held.reset();
    shown = true;
    out.flush();
  }
}
