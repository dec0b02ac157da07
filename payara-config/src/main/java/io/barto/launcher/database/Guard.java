package io.barto.launcher.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.launcher.files.PrivateFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The shell that stops the database server once this JVM is gone. It is the server's parent, in a
 * session of its own where {@code setsid} exists, and reads a pipe of which only this JVM has the
 * other end; what it does is in {@code guard.sh}.
 */
final class Guard {

  private static final String SCRIPT = script();

  private final Process process;

  private Guard(Process process) {
    this.process = process;
  }

  /** Starts a server below a guard. */
  static Guard run(DatabaseFolder folder, ServerPrograms programs, List<String> server)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("run");
    arguments.addAll(server);
    return start(folder, programs.process(command(folder, arguments)));
  }

  /** Puts a server that already runs below a guard. */
  static Guard adopt(DatabaseFolder folder, long pid) throws IOException {
    List<String> arguments = List.of("adopt", Long.toString(pid));
    return start(folder, new ProcessBuilder(command(folder, arguments)));
  }

  private static List<String> command(DatabaseFolder folder, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (ProgramPath.find("setsid").isPresent()) {
      command.add("setsid");
    }
    command.addAll(List.of("sh", folder.guard().toString()));
    command.addAll(arguments);
    return command;
  }

  private static Guard start(DatabaseFolder folder, ProcessBuilder process) throws IOException {
    PrivateFile.write(folder.guard(), SCRIPT);
    return new Guard(
        process
            .directory(new File("/")) // keeps no other folder busy
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .start());
  }

  /** Whether the process is the guard of that folder's server, left by a launcher just killed. */
  static boolean is(DatabaseFolder folder, ProcessHandle handle) {
    String script = folder.guard().toString();
    return handle.info().arguments().stream().flatMap(Arrays::stream).anyMatch(script::equals);
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
