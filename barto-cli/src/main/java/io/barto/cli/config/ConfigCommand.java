package io.barto.cli.config;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.request.Console;
import io.barto.cli.table.Tone;
import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.config.Setting;
import io.barto.program.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code barto-cli config}: a method a sub-command. */
@Command(
    name = "config",
    description = "Check or show the configuration of bartos, bartoc or barto-cli; needs no server",
    synopsisSubcommandLabel = "<COMMAND>",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli config show", "  barto-cli config check /etc/barto/bartos.toml"})
public final class ConfigCommand implements Runnable {
  private static final Sheet<Setting> SETTING =
      Sheet.<Setting>of("setting")
          .whole("key", "KEY", one -> Value.of(one.key()))
          .text("value", "VALUE", ConfigCommand::value)
          .whole("source", "SOURCE", ConfigCommand::source)
          .rank(1)
          .text(
              "place",
              "PLACE",
              one -> one.place().isEmpty() ? Value.none("") : Value.of(one.place()))
          .rank(2);

  private static final Sheet<Problem> PROBLEM =
      Sheet.<Problem>of("config_problem")
          .text("source", "SOURCE", one -> Value.of(one.source()))
          .number("line", "LINE", one -> position(one.line()))
          .number("column", "COLUMN", one -> position(one.column()))
          .whole("key", "KEY", one -> one.key().isEmpty() ? Value.none() : Value.of(one.key()))
          .text("message", "PROBLEM", one -> Value.of(one.message()));

  private static final Sheet<Checked> CHECK =
      Sheet.<Checked>of("config_check")
          .also("file", one -> Value.of(one.its().file().toString()))
          .also("program", one -> Value.of(one.its().program().program()))
          .also("sound", one -> Value.of(one.problems() == 0))
          .also("problems", one -> Value.of(one.problems()));

  private static final String PROGRAM_MEND = "; --program names another";

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  public ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new WrongUsage(spec, "expected a command: check or show");
  }

  /** People see it as it stands in the file; programs have quotes of their own. */
  private static Value value(Setting one) {
    String shown = one.value();
    boolean quoted = shown.length() > 1 && shown.startsWith("\"") && shown.endsWith("\"");
    String text =
        quoted
            ? shown.substring(1, shown.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
            : shown;
    return Value.of(text, shown, Tone.PLAIN);
  }

  private static Value source(Setting one) {
    String name = one.source().name().toLowerCase(Locale.ROOT);
    Tone tone = one.source() == Setting.Source.DEFAULT ? Tone.FAINT : Tone.PLAIN;
    return Value.of(name, name.replace('_', ' '), tone);
  }

  private static Value position(int number) {
    return number == 0 ? Value.none() : Value.of((long) number);
  }

  @Command(
      name = "show",
      description = {
        "Show every key with the value that holds and where it comes from",
        "The environment goes before the file. Secrets are shown as stars."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  barto-cli config show                            this program's own",
        "  barto-cli config show --program bartos",
        "  barto-cli config show /etc/barto/bartoc.toml --json"
      })
  int show(@Mixin ConfigTarget target) {
    return console.show(
        answer -> {
          ConfigFileOf its = target.of(console);
          try {
            its.settings(warning -> console.warn("warning: " + warning))
                .forEach(setting -> answer.row(SETTING, setting));
            return ExitCode.DONE;
          } catch (ConfigException e) {
            console.warn(its.file() + " was read " + its.role());
            throw e;
          }
        });
  }

  @Command(
      name = "check",
      description = {
        "Check a configuration and name everything that is wrong with it",
        "Ends with 0 where nothing is, else with 78."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  barto-cli config check /etc/barto/bartos.toml",
        "  barto-cli config check --program bartoc"
      })
  int check(@Mixin ConfigTarget target) {
    return console.show(answer -> check(target.of(console), answer));
  }

  private int check(ConfigFileOf its, Answer answer) {
    answer.head(PROBLEM);
    List<Problem> problems = problems(its);
    switch (console.display().form()) {
      case TABLE -> {
        problems.forEach(problem -> answer.row(PROBLEM.asLine(one -> one + "\n"), problem));
        if (problems.isEmpty()) {
          answer.note(its.file() + ": nothing is wrong; checked " + its.role());
        } else {
          console.warn("checked " + its.role() + (its.why().isEmpty() ? "" : PROGRAM_MEND));
        }
      }
      case CSV -> problems.forEach(problem -> answer.row(PROBLEM, problem));
      case JSON -> {
        problems.forEach(problem -> answer.row(PROBLEM, problem));
        answer.row(CHECK, new Checked(its, problems.size()));
      }
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.BAD_CONFIGURATION;
  }

  private List<Problem> problems(ConfigFileOf its) {
    try {
      var warnings = new ArrayList<Problem>();
      its.settings(warnings::add);
      warnings.forEach(warning -> console.warn("warning: " + warning));
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  /** A configuration that was checked, and how much is wrong with it. */
  private record Checked(ConfigFileOf its, long problems) {}
}
