package io.barto.launcher.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The shell that stops the database server once this JVM is gone. It is the server's parent, in a
 * session of its own where {@code setsid} exists, and reads a pipe of which only this JVM has the
 * other end; what it does is in {@code guard.sh}.
 */
final class Guard {

  /** Stands in the guard's command line, so that people and we can tell it from other shells. */
  static final String NAME = "barto-database-guard";

  private static final String SCRIPT = script();

  private final Process process;

  private Guard(Process process) {
    this.process = process;
  }

  /** Starts a server below a guard. */
  static Guard run(List<String> server, Path libraries, Path output) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("run");
    arguments.addAll(server);
    ProcessBuilder builder = builder(arguments, output);
    builder.environment().put(libraryVariable(), libraries.toString());
    return new Guard(builder.start());
  }

  /** Puts a server that already runs below a guard. */
  static Guard adopt(long pid, Path output) throws IOException {
    return new Guard(builder(List.of("adopt", Long.toString(pid)), output).start());
  }

  private static ProcessBuilder builder(List<String> arguments, Path output) {
    List<String> command = new ArrayList<>();
    if (ProgramPath.find("setsid").isPresent()) {
      command.add("setsid");
    }
    command.addAll(List.of("sh", "-c", SCRIPT, NAME));
    command.addAll(arguments);
    File file = output.toFile();
    return new ProcessBuilder(command)
        .directory(new File("/")) // keeps no other folder busy
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
  }

  private static String libraryVariable() {
    return System.getProperty("os.name", "").startsWith("Mac")
        ? "DYLD_FALLBACK_LIBRARY_PATH"
        : "LD_LIBRARY_PATH";
  }

  /** Whether the process is a server's guard, ours or that of a launcher that was killed. */
  static boolean is(ProcessHandle handle) {
    return handle
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(NAME))
        .orElse(false);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Done when guard and server have ended, with the server's exit code. */
  CompletableFuture<Integer> ended() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Lets go of the pipe, upon which the guard stops the server.
   *
   * @return whether both had ended in time
   */
  boolean stop(Duration patience) throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // closing an empty pipe writes nothing that could fail
    }
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String script() {
    try (InputStream script = Guard.class.getResourceAsStream("guard.sh")) {
      if (script == null) {
        throw new IllegalStateException("guard.sh is missing beside " + Guard.class.getName());
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines that server and guard wrote, for an error message. */
  static String tail(Path output, int lines) {
    try {
      List<String> all = Files.readAllLines(output, UTF_8);
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(" + output + " cannot be read)";
    }
  }
}
