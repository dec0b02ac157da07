package io.barto.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * One page of the manual, in the man macros that every system has.
 *
 * @param command whose it is
 * @param version of the program
 */
record ManualPage(CommandSpec command, String version) {
  /** {@code barto-cli-run-show}. */
  String name() {
    return command.qualifiedName("-");
  }

  String text() {
    UsageMessageSpec usage = command.usageMessage();
    var page = new StringBuilder();
    page.append(".TH \"").append(name().toUpperCase(Locale.ROOT)).append("\" \"1\" \"\" \"barto ");
    page.append(version).append("\" \"barto manual\"\n.nh\n.ad l\n");
    page.append(".SH NAME\n").append(escaped(name())).append(" \\- ");
    page.append(escaped(first(lines(command)))).append("\n.SH SYNOPSIS\n.nf\n");
    page.append(escaped(synopsis())).append("\n.fi\n.SH DESCRIPTION\n");
    page.append(
        Arrays.stream(lines(command))
            .map(line -> escaped(sentence(line)) + "\n")
            .collect(Collectors.joining(".br\n")));
    operands(page);
    options(page);
    commands(page);
    examples(usage, page);
    exitStatus(page);
    files(page);
    return page.append(seeAlso()).toString();
  }

  private String synopsis() {
    CommandLine.Help help = new CommandLine.Help(command, Ansi.OFF);
    return help.synopsis(0).stripTrailing();
  }

  private void operands(StringBuilder page) {
    List<PositionalParamSpec> operands =
        command.positionalParameters().stream().filter(one -> !one.hidden()).toList();
    if (!operands.isEmpty()) {
      page.append(".SH OPERANDS\n");
      operands.forEach(one -> entry(one.paramLabel(), one, page));
    }
  }

  private void options(StringBuilder page) {
    List<OptionSpec> options = command.options().stream().filter(one -> !one.hidden()).toList();
    if (!options.isEmpty()) {
      page.append(".SH OPTIONS\n");
    }
    for (OptionSpec option : options) {
      String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
      entry(String.join(", ", option.names()) + value, option, page);
    }
  }

  private static void entry(String term, ArgSpec argument, StringBuilder page) {
    page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    for (String line : argument.description()) {
      page.append(escaped(withCandidates(line, argument))).append("\n");
    }
  }

  private static String withCandidates(String line, ArgSpec argument) {
    var candidates = argument.completionCandidates();
    String shown = line.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    return candidates == null
        ? shown
        : shown.replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates));
  }

  private void commands(StringBuilder page) {
    List<CommandSpec> commands = visible();
    if (!commands.isEmpty()) {
      page.append(".SH COMMANDS\n");
    }
    for (CommandSpec one : commands) {
      page.append(".TP\n\\fB").append(escaped(one.name())).append("\\fR\n");
      page.append(escaped(sentence(first(lines(one))))).append("\n");
    }
  }

  private List<CommandSpec> visible() {
    var commands = new ArrayList<CommandSpec>();
    for (CommandLine line : command.subcommands().values()) {
      CommandSpec one = line.getCommandSpec();
      if (!one.usageMessage().hidden() && !commands.contains(one)) {
        commands.add(one);
      }
    }
    return commands;
  }

  private static void examples(UsageMessageSpec usage, StringBuilder page) {
    if (usage.footer().length > 0) {
      page.append(".SH EXAMPLES\n.nf\n");
      for (String line : usage.footer()) {
        page.append(escaped(line)).append("\n");
      }
      page.append(".fi\n");
    }
  }

  private void exitStatus(StringBuilder page) {
    Map<String, String> codes = command.root().usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      page.append(".SH EXIT STATUS\n");
    }
    codes.forEach(
        (code, meaning) ->
            page.append(".TP\n\\fB")
                .append(code)
                .append("\\fR\n")
                .append(escaped(meaning))
                .append('\n'));
  }

  /** The places that hold for users; on a build's host they would be others. */
  private void files(StringBuilder page) {
    if (command.parent() == null) {
      String name = command.name();
      page.append(".SH FILES\n.TP\n\\fB~/.config/").append(escaped(name)).append('/');
      page.append(escaped(name)).append(".toml\\fR\nthe configuration\n");
    }
  }

  private String seeAlso() {
    var others = new ArrayList<String>();
    if (command.parent() != null) {
      others.add(command.parent().qualifiedName("-"));
    }
    visible().forEach(one -> others.add(one.qualifiedName("-")));
    others.sort(null);
    return others.isEmpty()
        ? ""
        : ".SH SEE ALSO\n" + escaped(String.join("(1), ", others)) + "(1)\n";
  }

  private static String[] lines(CommandSpec command) {
    String[] header = command.usageMessage().header();
    return header.length > 0 ? header : command.usageMessage().description();
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0];
  }

  private static String sentence(String text) {
    return text.isEmpty() || ".:;".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
  }

  /** A dash is a dash to be typed; a dot or quote at the beginning is no macro. */
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (String line : text.replace("\\", "\\e").replace("-", "\\-").split("\n", -1)) {
      escaped.append(escaped.isEmpty() ? "" : "\n");
      escaped.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "").append(line);
    }
    return escaped.toString().replace("…", "...").replace("%n", "").replace("%%", "%");
  }
}
