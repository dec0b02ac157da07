package io.barto.cli.server;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.JsonAnswer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.Wire;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code barto-cli info}. */
@Command(
    name = "info",
    description = "Show version and state of the server",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli info", "  barto-cli info --json | jq -r .version"})
public final class InfoCommand implements Callable<Integer> {
  private static final String OPEN_MEND =
      "Make one with barto-cli keys generate api, and put it into bartos.toml.";

  private static final Sheet<Variable> FACT =
      Sheet.<Variable>of("info")
          .whole("category", "CATEGORY", one -> Value.of(one.category()))
          .whole("label", "LABEL", one -> Value.of(one.label().strip()))
          .text("value", "VALUE", one -> Value.of(one.value()));

  private final Console console;

  public InfoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Form form = console.display().form();
    return console.ask(
        (server, answer) -> {
          var handler = new Handler(answer, form);
          server.ask(new CliToServer.Info(form == Form.JSON), handler);
          answer.flush();
          if (handler.open) {
            console.warn("warning: the server is " + Wire.OPEN_TO_ALL + ". " + OPEN_MEND);
          }
          return ExitCode.DONE;
        });
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;
    private final Form form;
    private boolean open;

    Handler(Answer answer, Form form) {
      this.answer = answer;
      this.form = form;
    }

    @Override
    public Boolean info(ServerToCli.Info message) {
      int width =
          message.variables().stream().mapToInt(v -> v.label().strip().length()).max().orElse(0);
      Sheet<Variable> sheet = form == Form.TABLE ? lines(width) : FACT;
      String category = "";
      for (Variable variable : message.variables()) {
        open |= variable.value().equals(Wire.OPEN_TO_ALL);
        if (!variable.category().equals(category)) {
          category = variable.category();
          answer.heading(category);
        }
        answer.row(sheet, variable);
      }
      return true;
    }

    private static Sheet<Variable> lines(int width) {
      return FACT.asLine(
          one -> {
            String label = one.label().strip();
            return "  " + label + " ".repeat(width - label.length() + 2) + one.value() + "\n";
          });
    }

    @Override
    public Boolean infoJson(ServerToCli.InfoJson message) {
      open |= message.json().contains(Wire.OPEN_TO_ALL);
      if (answer instanceof JsonAnswer json) {
        message.json().lines().forEach(json::json);
      }
      return true;
    }
  }
}
