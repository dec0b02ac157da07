package io.barto.cli.output;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.OutputAnswer.OutputLines;

/** Shows lines that runs write, as they come. */
public class LinePrinter extends AnswerHandler {
  private final Answer answer;
  private final Sheet<WrittenLine> sheet;

  /**
   * @param timestamps whether people see when each was written
   * @param origin whether people see whose each is
   */
  public LinePrinter(Console console, Answer answer, boolean timestamps, boolean origin) {
    this.answer = answer;
    this.sheet = WrittenLine.sheet(console.times(), timestamps, origin);
  }

  @Override
  protected String whenCutOff(boolean begun) {
    return "The output is cut off here. What is written meanwhile is kept, and barto-cli output and"
        + " tail show it later.";
  }

  @Override
  public Boolean outputLines(OutputLines message) {
    message.lines().forEach(line -> answer.row(sheet, new WrittenLine(message, line)));
    return true;
  }
}
