package io.barto.server.run.boundary;

import io.barto.plan.Fire;
import io.barto.plan.Names;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.RunEnd;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.server.run.control.RandomRunIds;
import io.barto.server.run.entity.Run;
import io.barto.server.run.entity.RunOrigin;
import io.barto.server.worker.boundary.ConnectedWorker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a worker says of some of its runs. */
public final class RunReport {
  private final ConnectedWorker from;
  private final List<UUID> runs;
  private final boolean ends;
  private final Consumer<Run> move;

  private final @Nullable Fired fired;

  private RunReport(ConnectedWorker from, List<UUID> runs, boolean ends, Consumer<Run> move) {
    this(from, runs, ends, move, null);
  }

  private RunReport(
      ConnectedWorker from,
      List<UUID> runs,
      boolean ends,
      Consumer<Run> move,
      @Nullable Fired fired) {
    this.from = from;
    this.runs = List.copyOf(runs);
    this.ends = ends;
    this.move = move;
    this.fired = fired;
  }

  /** A fire that nobody dispatched; what is not there of it is made, the rest is as accepted. */
  public static RunReport of(ConnectedWorker from, Fired message) {
    List<UUID> ids = message.commands().stream().map(Command::run).toList();
    RunOrigin origin = origin(message);
    return new RunReport(from, ids, false, run -> run.fired(origin, message.at()), message);
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

  /** Whether it is of a fire that nobody dispatched. */
  boolean isFired() {
    return fired != null;
  }

  /**
   * What is wrong with a fire that nobody dispatched; empty: nothing, or it is none. Run ids can be
   * computed by anyone, so each must be the one that follows from what it is said to be of; or of a
   * run that a person asked a server for, which has lost it since. Nobody can compute the latter;
   * who knows one of another worker could take it, of a server with a restored database only.
   */
  Optional<String> mistake() {
    if (fired == null) {
      return Optional.empty();
    }
    Optional<String> name = Names.mistakeOfSchedule(fired.schedule());
    if (name.isPresent()) {
      return name.map(what -> "its schedule's name: " + what);
    }
    var fire = new Fire(new ScheduleKey(from.name(), fired.schedule()), fired.nominal());
    return fired.commands().stream()
        .filter(command -> !isAskedFor(fired, command))
        .filter(
            command ->
                !RunId.of(fire, command.index(), fired.attempt()).value().equals(command.run()))
        .map(command -> "run " + command.run() + " has not the id of command " + command.index())
        .findFirst();
  }

  private static boolean isAskedFor(Fired fired, Command command) {
    return fired.origin() == FireOrigin.DISPATCHED
        && fired.attempt() == 1
        && RandomRunIds.mayBe(command.run(), fired.nominal(), command.index());
  }

  /** The run of a fire that nobody dispatched; null where it is not of this report. */
  @Nullable Run make(UUID id) {
    if (fired == null) {
      return null;
    }
    for (Command command : fired.commands()) {
      if (command.run().equals(id)) {
        return isAskedFor(fired, command) ? asked(fired, command) : own(fired, command);
      }
    }
    return null;
  }

  private Run own(Fired fire, Command command) {
    return Run.ofWorker(
        command.run(), claim(fire), command.index(), command.text(), origin(fire), fire.at());
  }

  private Run asked(Fired fire, Command command) {
    Instant begins = fire.at(); // its worker has it: it was in time
    Run run =
        Run.ofPerson(
            command.run(), claim(fire), command.index(), command.text(), fire.nominal(), begins);
    run.accepted(begins);
    return run;
  }

  private Run.Claim claim(Fired own) {
    return new Run.Claim(
        from.id(),
        from.instance(),
        from.epoch(),
        own.schedule(),
        own.generation(),
        own.nominal(),
        own.attempt(),
        own.stopOnFailure());
  }

  private static RunOrigin origin(Fired own) {
    return switch (own.origin()) {
      case DISPATCHED -> RunOrigin.SCHEDULE;
      case OWN_PLAN -> RunOrigin.OWN_PLAN;
      case MADE_UP -> RunOrigin.MADE_UP;
    };
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
   *
   * @return whether it is its own
   */
  boolean applyTo(Run run) {
    if (run.worker() != from.id()) {
      return false;
    }
    move.accept(run);
    return true;
  }
}
