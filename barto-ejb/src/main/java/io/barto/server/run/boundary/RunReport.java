package io.barto.server.run.boundary;

import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.RunEnd;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.server.run.entity.Run;
import io.barto.server.worker.boundary.ConnectedWorker;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What a worker says of some of its runs. */
public final class RunReport {
  private final ConnectedWorker from;
  private final List<UUID> runs;
  private final boolean ends;
  private final Consumer<Run> move;

  private RunReport(ConnectedWorker from, List<UUID> runs, boolean ends, Consumer<Run> move) {
    this.from = from;
    this.runs = List.copyOf(runs);
    this.ends = ends;
    this.move = move;
  }

  public static RunReport of(ConnectedWorker from, Accepted message) {
    return new RunReport(from, message.runs(), false, run -> run.accepted(message.at()));
  }

  public static RunReport of(ConnectedWorker from, Started message) {
    return new RunReport(from, List.of(message.run()), false, run -> run.started(message.at()));
  }

  public static RunReport of(ConnectedWorker from, Refused message) {
    return new RunReport(
        from, message.runs(), true, run -> run.skipped(message.reason(), message.at()));
  }

  /** One report a run, so that one that can't be stored does not keep the others back. */
  public static List<RunReport> of(ConnectedWorker from, Ended message) {
    return message.ends().stream()
        .map(end -> new RunReport(from, List.of(end.run()), true, run -> end(run, end)))
        .toList();
  }

  private static void end(Run run, RunEnd end) {
    if (run.state().isTerminal()) {
      return;
    }
    Integer code = end.exitCode();
    switch (end.outcome()) {
      case EXITED -> {
        if (code == null) {
          run.lost("its worker reported its end without an exit code", end.at());
        } else {
          run.exited(code, end.reason(), end.startedAt(), end.at());
        }
      }
      case LOST -> run.lost(end.reason(), end.at());
      case SKIPPED -> run.skipped(end.reason(), end.at());
    }
    run.wrote(end.stdoutBytes(), end.stderrBytes());
  }

  /** Who says so, and where an acknowledgement goes. */
  ConnectedWorker from() {
    return from;
  }

  /** Which runs. */
  List<UUID> runs() {
    return runs;
  }

  /** Whether it is their end, to be acknowledged once stored. */
  boolean ends() {
    return ends;
  }

  /**
   * Moves one of the runs; what the run's state does not allow changes nothing. Run ids can be
   * computed by anyone, so a worker has a say in its own runs only.
   */
  void applyTo(Run run) {
    if (run.worker() == from.id()) {
      move.accept(run);
    }
  }
}
