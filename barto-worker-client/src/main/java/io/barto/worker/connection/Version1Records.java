package io.barto.worker.connection;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.ExitStatus;
import io.barto.protocol.WorkerToServer.OutputLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The records of version 1 that say what a run has to tell.
 *
 * <p>A line too long for a record, by the published server's frames (64 KiB) and column (65,535
 * bytes), becomes several. Version 1 has no word for a run that was lost or never started: it is
 * told as one that failed with {@value #NO_EXIT_CODE}, after a line on standard error that says
 * why; to tell no exit code would leave nothing at the server, whose table must have one.
 *
 * @param connection the server's id of it
 */
record Version1Records(UUID connection, Version1 side) {
  /** Characters a record; each has three bytes at most, four where it counts as two. */
  static final int LONGEST = 21_000;

  static final int NO_EXIT_CODE = 255;

  /** Version 1 has no word for a gap: it is told by a line. */
  List<WorkerToServer> gap(OutputBatch batch, OutputGap gap) {
    String least = gap.atLeast() ? "at least " : "";
    String text = "bartoc: " + least + gap.bytes() + " bytes are lost here: " + gap.reason();
    return List.of(output(batch.run(), batch.kind(), batch.at(), text));
  }

  List<WorkerToServer> line(OutputBatch batch, Line line) {
    Instant at = batch.at().plusMillis(line.afterMillis());
    var records = new ArrayList<WorkerToServer>();
    String text = line.text();
    int from = 0;
    do {
      int to = endOfPiece(text, from);
      records.add(output(batch.run(), batch.kind(), at, text.substring(from, to)));
      from = to;
    } while (from < text.length());
    return records;
  }

  private static int endOfPiece(String text, int from) {
    int to = Math.min(text.length(), from + LONGEST);
    boolean splitsPair = to < text.length() && Character.isHighSurrogate(text.charAt(to - 1));
    return splitsPair ? to - 1 : to;
  }

  List<WorkerToServer> end(RunEnd end) {
    Integer code = end.exitCode();
    if (end.outcome() == Outcome.EXITED && code != null) {
      return List.of(new ExitStatus(end.run(), end.at().toString(), code, code == 0));
    }
    String what = end.outcome() == Outcome.LOST ? "lost, " : "not run, ";
    return List.of(
        output(end.run(), OutputKind.STDERR, end.at(), "bartoc: " + what + end.reason()),
        new ExitStatus(end.run(), end.at().toString(), NO_EXIT_CODE, false));
  }

  private OutputLine output(UUID run, OutputKind kind, Instant at, String text) {
    return new OutputLine(
        connection, side.worker(), at.toString(), run, side.scheduleOf(run), kind, text);
  }
}
