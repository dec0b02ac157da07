package io.barto.cli.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.terminal.Surroundings;
import io.barto.program.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;

/**
 * {@code barto-cli __rehearse}: does once what people do often, with a server of its own on this
 * host and for nobody's eyes, so that the start script learns which classes that takes.
 */
@Command(name = "__rehearse", hidden = true, description = "Load the classes that are used most")
public final class RehearseCommand implements Callable<Integer> {
  private static final List<String> PLAY =
      List.of(
          "info",
          "info --json",
          "clients",
          "runs",
          "runs --json --since 2h",
          "runs --csv",
          "schedules",
          "calendar -n 3 daily",
          "calendar --json Mon..Fri,10:R:R",
          "config show",
          "runs --state nonsense",
          "runs --help",
          "__names targets");

  private final Surroundings surroundings;
  private final BiConsumer<Surroundings, String[]> program;

  /**
   * @param program runs a command line
   */
  public RehearseCommand(Surroundings surroundings, BiConsumer<Surroundings, String[]> program) {
    this.surroundings = surroundings;
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    Path file = Files.createTempFile("barto-cli", ".toml");
    try (var stage = new Stage();
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)) {
      Files.writeString(
          file,
          "name = \"rehearsal\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = "
              + stage.port()
              + "\n");
      var scene =
          new Surroundings(
              nowhere, nowhere, false, false, Map.of(), surroundings.dirs(), surroundings.clock());
      for (String line : PLAY) {
        program.accept(scene, ("-c " + file + " " + line).split(" ", -1));
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return ExitCode.DONE;
  }
}
