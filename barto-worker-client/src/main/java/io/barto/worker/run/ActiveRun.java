package io.barto.worker.run;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.worker.command.Marker;
import io.barto.worker.command.RunCommand;
import io.barto.worker.command.RunDirectory;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.AcceptedRun;
import io.barto.worker.report.Outbox;
import io.barto.worker.report.Uplink;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run from its start until the server has its output and its end.
 *
 * <p>Used by one thread.
 */
final class ActiveRun implements Closeable {
  private static final System.Logger LOG = System.getLogger(ActiveRun.class.getName());

  private final RunSite site;
  private final FireProgress fire;
  private final AcceptedRun run;
  private final Pace pace;
  private final RunDirectory directory;
  private final RunProcess process;
  private final RunOutput output;
  private final RunTale tale;
  private final long startBy;
  private @Nullable RunEnd end;
  private boolean takenUp;
  private boolean advanced;
  private boolean told;
  private boolean startReported;
  private boolean endReported;

  /**
   * @param end how it ended, as the journal says; null: it has not
   */
  ActiveRun(RunSite site, FireProgress fire, AcceptedRun run, @Nullable RunEnd end)
      throws IOException {
    this.site = site;
    this.fire = fire;
    this.run = run;
    this.pace = new Pace(site.nanos());
    this.directory = RunDirectory.of(site.runs(), run.run());
    this.process = new RunProcess(directory, site.liveness(), site.clock(), site.nanos());
    this.output = new RunOutput(run.run(), directory.path(), site);
    this.tale = new RunTale(fire.fire(), run, site.clock());
    this.startBy = StartLimit.of(site, fire.fire(), run);
    this.end = end;
    if (end != null) {
      told = true;
      advanced = true;
      output.endAt(end);
    }
  }

  UUID id() {
    return run.run();
  }

  FireProgress fire() {
    return fire;
  }

  Pace pace() {
    return pace;
  }

  /**
   * Whether its turn has passed, since the worker stood still after it had taken it; from any
   * thread.
   */
  boolean isTooLate() {
    return site.time().elapsed() > startBy;
  }

  /** Starts its process; from any thread. */
  Process start() throws IOException {
    AcceptedFire due = fire.fire();
    return site.launcher()
        .start(
            directory,
            new RunCommand(
                run.run(),
                site.worker(),
                due.schedule(),
                due.nominal(),
                due.attempt(),
                run.text()));
  }

  /** The host could not start its process; nothing may start it any more. */
  void notStarted(String why) throws IOException {
    if (end == null && directory.forestall()) {
      String reason = "it could not be started: " + why;
      finish(new Verdict(Outcome.SKIPPED, null, reason, site.clock().instant()));
    }
    pace.hurry();
  }

  /** A worker before this one has started it. */
  void takeUp() {
    takenUp = true;
  }

  /** How it ended; null: it has not. */
  @Nullable RunEnd end() {
    return end;
  }

  /** The end, for the one who sees to what comes after it in its fire; null: nothing new. */
  @Nullable RunEnd takeNewEnd() {
    RunEnd news = advanced ? null : end;
    advanced = end != null;
    return news;
  }

  /** The parent that this program started is gone. */
  void parentExited() {
    process.parentExited();
    pace.hurry();
  }

  /** How many bytes of output wait here for the server. */
  long spooled() throws IOException {
    return output.spooled();
  }

  long inFlight() {
    return output.inFlight();
  }

  /** Looks what happened and reports it. */
  void poll(Uplink uplink) throws IOException {
    boolean started = reportStart(uplink.outbox());
    boolean sent = output.send(uplink);
    boolean ended = end == null && findEnd();
    if (ended) {
      sent |= output.send(uplink);
    }
    tellEnd(uplink.outbox() != null);
    reportEnd(uplink.outbox());
    pace.looked(started || sent || ended, process.marker() == null);
  }

  private boolean reportStart(@Nullable Outbox outbox) throws IOException {
    boolean news = process.marker() == null;
    Marker marker = process.findMarker();
    if (marker == null || marker.forestalled()) {
      return false;
    }
    if (news && !told) {
      tale.started(takenUp);
    }
    if (outbox != null && !startReported) {
      startReported = true;
      outbox.report(new Started(run.run(), marker.at()));
    }
    return news;
  }

  private boolean findEnd() throws IOException {
    Verdict verdict = process.findEnd(output.ended());
    if (verdict != null) {
      finish(verdict);
    }
    return verdict != null;
  }

  /** The run is over: from now on it has an end, and its output a length. */
  void finish(Verdict verdict) throws IOException {
    long lost = output.lost();
    String reason =
        lost == 0 || !verdict.reason().isEmpty()
            ? verdict.reason()
            : lost + " bytes of its output found no room on the worker's disk";
    Marker marker = process.marker();
    end =
        new RunEnd(
            run.run(),
            verdict.outcome(),
            verdict.exitCode(),
            reason,
            marker == null || marker.forestalled() ? null : marker.at(),
            verdict.at(),
            output.stdoutBytes(),
            output.stderrBytes());
    output.endAt(end);
    site.journal().fires().ended(end);
  }

  // as soon as its lines are counted; without a server they are not
  private void tellEnd(boolean connected) {
    if (end != null && !told && (output.sent() || !connected)) {
      told = true;
      tale.ended(end, output.sent() ? output.lines() : -1);
    }
  }

  // not before the server has all output: who is told that the end is stored forgets the rest
  private void reportEnd(@Nullable Outbox outbox) {
    if (end != null && outbox != null && !endReported && output.done()) {
      endReported = true;
      outbox.end(end);
    }
  }

  /**
   * There is a new connection: everything is to be told again.
   *
   * @param committed what the server has of its output
   */
  void welcomed(List<StreamEnd> committed) throws IOException {
    startReported = false;
    endReported = false;
    pace.hurry();
    if (!output.resume(committed)) {
      tale.outputGone();
    }
  }

  /** The server has a stream up to here. */
  void stored(StreamEnd upTo, Uplink uplink) throws IOException {
    output.stored(upTo, uplink);
    pace.hurry();
  }

  /** The end is asked for once more. */
  void reportEndAgain() {
    endReported = false;
    pace.hurry();
  }

  /**
   * Signals the command, unless it is over.
   *
   * @return false where it has not begun yet, so that nothing was there to be signalled
   */
  boolean signal(String name) {
    try {
      if (end == null && directory.exit() == null) {
        site.signals().send(name, directory);
        return directory.group() != null;
      }
    } catch (IOException e) {
      LOG.log(WARNING, "run {0} could not be sent SIG{1}: {2}", id(), name, e.getMessage());
    }
    return true;
  }

  /** Removes what is left on disk. */
  void delete() throws IOException {
    close();
    directory.delete();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
