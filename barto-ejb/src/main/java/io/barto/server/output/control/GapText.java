package io.barto.server.output.control;

import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;

/** The words in the place of output that nobody has. */
public final class GapText {
  private static final int MOST = 250;

  private GapText() {}

  public static String of(OutputKind kind, OutputGap gap) {
    String stream =
        switch (kind) {
          case STDOUT -> "standard output";
          case STDERR -> "standard error";
        };
    String lines = gap.lines() == 0 ? "" : ", " + counted(gap.lines(), "line") + ",";
    return (gap.atLeast() ? "at least " : "")
        + counted(gap.bytes(), "byte")
        + lines
        + " of "
        + stream
        + (gap.bytes() == 1 ? " is" : " are")
        + " lost here: "
        + reason(gap);
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** As short as its column. */
  public static String reason(OutputGap gap) {
    String reason = gap.reason();
    return reason.length() > MOST ? reason.substring(0, MOST) : reason;
  }
}
