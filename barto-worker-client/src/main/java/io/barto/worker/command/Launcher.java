package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Starts commands, each under a parent of its own in a session of its own. */
public final class Launcher {
  private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

  private final Host host;
  private final Path script;

  private Launcher(Host host, Path script) {
    this.host = host;
    this.script = script;
  }

  /**
   * Puts the parents' script in place.
   *
   * @param directory where commands may read it as long as they run
   */
  public static Launcher in(Path directory, Host host) throws IOException {
    Path script = directory.resolve("parent.sh");
    try (InputStream text = Launcher.class.getResourceAsStream("parent.sh")) {
      byte[] bytes = Objects.requireNonNull(text, "parent.sh is in the jar").readAllBytes();
      PrivateFiles.replace(script, new String(bytes, UTF_8));
    }
    return new Launcher(host, script);
  }

  /**
   * Starts a command's parent. The command itself runs once at most, however often this is called:
   * only the first parent gets to write the marker.
   *
   * @throws IOException where the host could not make a process, or the command would not arrive as
   *     it is
   */
  public Process start(RunDirectory directory, RunCommand command) throws IOException {
    LocaleText.check(command.text());
    directory.create();
    var builder = new ProcessBuilder(parentOf(directory, command));
    command.prepare(builder.environment());
    builder.redirectInput(NOTHING);
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(PrivateFiles.file(directory.parentLog()).toFile()));
    return builder.start();
  }

  // a child of this process leads no group, so setsid(1) becomes the parent instead of forking it
  private List<String> parentOf(RunDirectory directory, RunCommand command) {
    var line = new ArrayList<String>(host.signalDefaults());
    line.addAll(host.ownSession());
    line.addAll(List.of("sh", script.toString(), directory.path().toString()));
    line.addAll(List.of(host.bootId(), host.umask(), host.shell(), command.text()));
    line.addAll(host.ownSession());
    return line;
  }
}
