package io.barto.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A program's manual pages, one a command, out of the same description as its help. The build asks
 * each program for them.
 *
 * @param root the program
 */
public record Manual(CommandSpec root) {
  /** As a program's first argument, before the folder for {@link #write}: people don't type it. */
  private static final String ARGUMENT = "__manual";

  /** Runs a program, or writes its manual where that is what it was asked for. */
  public static int orExecute(CommandLine program, String... arguments) {
    if (arguments.length != 2 || !arguments[0].equals(ARGUMENT)) {
      return program.execute(arguments);
    }
    try {
      new Manual(program.getCommandSpec()).write(Path.of(arguments[1]));
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the pages.
   *
   * @param share the folder {@code share} of an installation
   */
  public void write(Path share) throws IOException {
    write(root, Files.createDirectories(share.resolve("man/man1")));
  }

  private static void write(CommandSpec command, Path pages) throws IOException {
    var page = new ManualPage(command, ProgramVersion.current().version());
    Files.writeString(pages.resolve(page.name() + ".1"), page.text(), UTF_8);
    for (CommandLine line : command.subcommands().values()) {
      if (!line.getCommandSpec().usageMessage().hidden()) {
        write(line.getCommandSpec(), pages);
      }
    }
  }
}
