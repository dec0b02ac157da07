package io.barto.cli.config;

import io.barto.cli.request.Console;
import io.barto.config.ProgramConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Which configuration a command is about. */
final class ConfigTarget {
  @Option(
      names = "--program",
      paramLabel = "<PROGRAM>",
      converter = Program.class,
      completionCandidates = Programs.class,
      description =
          "bartos, bartoc or barto-cli; unless given, by the file's name, else by its keys")
  private @Nullable ProgramConfig program;

  @Parameters(
      paramLabel = "<FILE>",
      arity = "0..1",
      description = "The file; the program's usual one unless given")
  private @Nullable Path file;

  ConfigFileOf of(Console console) {
    return ConfigFileOf.of(program, file, console);
  }

  /** The programs' names. */
  static final class Programs extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Programs() {
      for (ProgramConfig one : ProgramConfig.values()) {
        add(one.program());
      }
    }
  }

  /** Reads one from the command line. */
  static final class Program implements ITypeConverter<ProgramConfig> {
    @Override
    public ProgramConfig convert(String text) {
      for (ProgramConfig one : ProgramConfig.values()) {
        if (one.program().equals(text)) {
          return one;
        }
      }
      throw new TypeConversionException(
          "expected bartos, bartoc or barto-cli, but found \"" + text + '"');
    }
  }
}
