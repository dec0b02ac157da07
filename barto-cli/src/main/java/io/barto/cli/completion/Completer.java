package io.barto.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What may stand where a value is expected.
 *
 * @param words those there are, where they are few and known
 */
record Completer(Kind kind, List<String> words) {
  private static final List<String> NAMING_WORKERS = List.of("list", "updates");

  Completer {
    words = List.copyOf(words);
  }

  /** Where the words come from. */
  enum Kind {
    /** Nobody knows them. */
    ANYTHING,
    /** One of a fixed list. */
    WORDS,
    /** Several of it, with commas between them. */
    LIST,
    /** Names of files. */
    FILES,
    /** Names of workers, from the server. */
    WORKERS,
    /** Names of schedules, from the server; of the worker that the same line names. */
    SCHEDULES,
    /** Those that have run, likewise. */
    COMMANDS,
    /** Worker and schedule, with a slash between them. */
    TARGETS,
    /** The same, or a worker alone. */
    WHOSE,
    /** The newest runs, from the server. */
    RUNS,
    /** Whose output there is: a run's, a schedule's or a worker's. */
    SOURCES
  }

  static Completer of(CommandSpec command, ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(words::add);
    }
    if (words.isEmpty() && argument.auxiliaryTypes()[0].isEnum()) {
      for (Object constant : argument.auxiliaryTypes()[0].getEnumConstants()) {
        words.add(constant.toString().toLowerCase(Locale.ROOT));
      }
    }
    words.replaceAll(word -> word.toLowerCase(Locale.ROOT));
    return words.isEmpty()
        ? new Completer(byLabel(command, argument.paramLabel()), List.of())
        : new Completer(argument.splitRegex().isEmpty() ? Kind.WORDS : Kind.LIST, words);
  }

  private static Kind byLabel(CommandSpec command, String label) {
    return switch (label) {
      case "<WORKER>" -> Kind.WORKERS;
      case "<NAME>" -> NAMING_WORKERS.contains(command.name()) ? Kind.WORKERS : Kind.ANYTHING;
      case "<SCHEDULE>" -> Kind.SCHEDULES;
      case "<CMD_NAME>" -> Kind.COMMANDS;
      case "<RUN>" -> Kind.RUNS;
      case "<WORKER/SCHEDULE>" -> Kind.TARGETS;
      case "<WORKER[/SCHEDULE]>" -> command.name().equals("tail") ? Kind.SOURCES : Kind.WHOSE;
      case "<FILE>",
          "<DIR>",
          "<BARTOS_TOML>",
          "<CONFIG_ABSOLUTE_PATH>",
          "<TRACING_ABSOLUTE_PATH>" ->
          Kind.FILES;
      default -> Kind.ANYTHING;
    };
  }

  /** In the scripts: the words themselves, or how to get them. */
  String inScript() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return words.isEmpty() ? name : name + " " + String.join(" ", words);
  }
}
