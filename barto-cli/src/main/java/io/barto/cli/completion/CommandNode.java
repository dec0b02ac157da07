package io.barto.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command as shells see it.
 *
 * @param path the words that lead to it, none for the program itself
 * @param commands its sub-commands
 * @param operand what may stand there without an option
 */
record CommandNode(String path, List<Word> commands, List<Option> options, Completer operand) {
  CommandNode {
    commands = List.copyOf(commands);
    options = List.copyOf(options);
  }

  /** A word and what it is about. */
  record Word(String text, String about) {}

  /**
   * An option.
   *
   * @param names with their dashes
   * @param value what follows it; null-like where nothing does: see {@link #takesValue}
   */
  record Option(List<String> names, String about, boolean takesValue, Completer value) {
    Option {
      names = List.copyOf(names);
    }
  }

  /** All of them, the program itself first. */
  static List<CommandNode> all(CommandSpec root) {
    var nodes = new ArrayList<CommandNode>();
    add(root, "", nodes);
    return nodes;
  }

  private static void add(CommandSpec command, String path, List<CommandNode> nodes) {
    Set<CommandSpec> visible = new LinkedHashSet<>();
    for (CommandLine line : command.subcommands().values()) {
      if (!line.getCommandSpec().usageMessage().hidden()) {
        visible.add(line.getCommandSpec());
      }
    }
    nodes.add(
        new CommandNode(
            path,
            visible.stream().map(one -> new Word(one.name(), about(one))).toList(),
            command.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> option(command, option))
                .toList(),
            command.positionalParameters().stream()
                .findFirst()
                .map(operand -> Completer.of(command, operand))
                .orElse(new Completer(Completer.Kind.ANYTHING, List.of()))));
    visible.forEach(one -> add(one, path.isEmpty() ? one.name() : path + " " + one.name(), nodes));
  }

  private static Option option(CommandSpec command, OptionSpec option) {
    return new Option(
        List.of(option.names()),
        firstLine(option.description()),
        option.arity().max() > 0,
        Completer.of(command, option));
  }

  private static String about(CommandSpec command) {
    String[] header = command.usageMessage().header();
    return firstLine(header.length > 0 ? header : command.usageMessage().description());
  }

  private static String firstLine(String[] description) {
    return description.length == 0 ? "" : description[0];
  }
}
