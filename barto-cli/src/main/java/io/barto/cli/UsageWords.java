package io.barto.cli;

import io.barto.config.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the words of people who write no Java. */
final class UsageWords {
  private static final int SHORTEST_WORD = 3;

  private static final Pattern VALUE =
      Pattern.compile(
          "Invalid value for (?:option '([^']*)'|positional parameter at index [^(]*)"
              + "(?: \\((.*?)\\))?: (.*)",
          Pattern.DOTALL);
  private static final Pattern NO_NUMBER = Pattern.compile("'(.*)' is not an? (\\w+)");
  private static final Pattern NO_CONSTANT =
      Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");
  private static final Pattern NO_VALUE =
      Pattern.compile("Missing required parameter for option '([^']*)' \\((.*)\\)");
  private static final Pattern OPTION_AS_VALUE =
      Pattern.compile("Expected parameter for option '([^']*)' but found '(.*)'");
  private static final Pattern TWICE =
      Pattern.compile("option '([^']*)'.* should be specified only once");

  private static final Pattern NO_COMMAND = Pattern.compile("Unknown subcommand '(.*)'\\.?");

  private UsageWords() {}

  static String of(ParameterException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    Matcher noValue = NO_VALUE.matcher(message);
    if (noValue.matches()) {
      return noValue.group(1) + " wants a value, " + noValue.group(2);
    }
    if (message.equals("Missing required subcommand")) {
      return "expected a command: " + String.join(", ", commands(failure.getCommandLine()));
    }
    if (failure instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing());
    }
    Matcher noCommand = NO_COMMAND.matcher(message);
    if (noCommand.matches()) {
      return noCommand(noCommand.group(1), commands(failure.getCommandLine()));
    }
    Matcher value = VALUE.matcher(message);
    if (value.matches()) {
      String name = value.group(1) == null ? value.group(2) : value.group(1);
      return name + ": " + value(value.group(3));
    }
    Matcher option = OPTION_AS_VALUE.matcher(message);
    if (option.matches()) {
      return option.group(1) + " wants a value, but " + option.group(2) + " follows it";
    }
    Matcher twice = TWICE.matcher(message);
    return twice.matches() ? twice.group(1) + " is given twice" : message;
  }

  private static String value(String why) {
    Matcher number = NO_NUMBER.matcher(why);
    if (number.matches()) {
      if (number.group(2).equals("boolean")) {
        return "takes no value" + found(number.group(1));
      }
      boolean whole = number.group(2).matches("int|long|short|byte");
      return "expected a " + (whole ? "whole " : "") + "number" + found(number.group(1));
    }
    Matcher constant = NO_CONSTANT.matcher(why);
    return constant.matches()
        ? "expected one of "
            + constant.group(1).toLowerCase(Locale.ROOT).replace('_', '-')
            + found(constant.group(2))
        : why;
  }

  private static String found(String text) {
    return ", but found \"" + text + '"';
  }

  private static String missing(List<ArgSpec> arguments) {
    if (arguments.get(0) instanceof OptionSpec option && !option.required()) {
      return option.longestName() + " wants a value, " + option.paramLabel();
    }
    List<String> names =
        arguments.stream()
            .map(
                one ->
                    one instanceof OptionSpec option
                        ? option.longestName() + " " + one.paramLabel()
                        : one.paramLabel())
            .toList();
    return String.join(" and ", names) + (names.size() == 1 ? " is missing" : " are missing");
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    String word = failure.getUnmatched().isEmpty() ? "" : failure.getUnmatched().get(0);
    CommandLine command = failure.getCommandLine();
    if (failure.isUnknownOption()) {
      CommandSpec program = command.getCommandSpec().root();
      if (isOption(word, program)) {
        String name = command.getCommandSpec().qualifiedName();
        String inside = name.substring(program.name().length());
        return "`"
            + word
            + "` goes before the command: "
            + program.name()
            + " "
            + word
            + " …"
            + inside;
      }
      return "no option `" + word + "`" + meant(word, options(command));
    }
    List<String> commands = commands(command);
    if (!commands.isEmpty() && command.getCommandSpec().positionalParameters().isEmpty()) {
      return noCommand(word, commands);
    }
    return tooMuch(failure.getUnmatched(), command.getCommandSpec().positionalParameters());
  }

  /** Short ones without a value may stand together. */
  private static boolean isOption(String word, CommandSpec program) {
    boolean several = word.matches("-[A-Za-z]{2,}");
    return several
        ? word.substring(1).chars().allMatch(letter -> isSwitch(letter, program))
        : program.findOption(word) != null;
  }

  private static boolean isSwitch(int letter, CommandSpec program) {
    OptionSpec option = program.findOption((char) letter);
    return option != null && option.arity().max() == 0;
  }

  private static String noCommand(String word, List<String> commands) {
    return "no command `" + word + "`" + meant(word, commands);
  }

  private static String tooMuch(List<String> words, List<PositionalParamSpec> operands) {
    String all = words.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
    Optional<PositionalParamSpec> many =
        operands.stream().filter(one -> one.arity().isVariable()).findFirst();
    String is = words.size() == 1 ? " is" : " are";
    return many.isPresent()
        ? all + is + " none of " + many.get().paramLabel()
        : all
            + is
            + " too much; this command takes "
            + (operands.isEmpty() ? "nothing but options" : "no more");
  }

  private static List<String> options(CommandLine command) {
    var names = new ArrayList<String>();
    command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  private static List<String> commands(CommandLine command) {
    var names = new ArrayList<String>();
    command
        .getSubcommands()
        .forEach(
            (name, one) -> {
              if (!one.getCommandSpec().usageMessage().hidden()) {
                names.add(name);
              }
            });
    return names;
  }

  private static String meant(String word, List<String> known) {
    Optional<String> nearest =
        word.length() < SHORTEST_WORD ? Optional.empty() : Nearest.to(word, known);
    return nearest.map(name -> "; did you mean `" + name + "`?").orElse("");
  }
}
