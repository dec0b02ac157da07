package io.barto.worker.run;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.worker.report.Uplink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Both streams of one run. Used by one thread. */
final class RunOutput implements Closeable {
  // so that a run that writes without end leaves time for the others
  private static final int BATCHES_A_TURN = 4;

  private final StreamProgress out;
  private final StreamProgress err;
  private final Clock clock;
  private final LongSupplier nanos;

  RunOutput(UUID run, Path directory, RunSite site) throws IOException {
    this.out = new StreamProgress(run, OutputKind.STDOUT, directory, site.chunk());
    this.err = new StreamProgress(run, OutputKind.STDERR, directory, site.chunk());
    this.clock = site.clock();
    this.nanos = site.nanos();
  }

  /** Sends what there is and finds room; true: something was sent. */
  boolean send(Uplink uplink) throws IOException {
    boolean some = send(out, uplink);
    return send(err, uplink) || some;
  }

  private boolean send(StreamProgress stream, Uplink uplink) throws IOException {
    for (int turn = 0; turn < BATCHES_A_TURN; turn++) {
      OutputBatch batch =
          uplink.hasRoom(inFlight()) ? stream.next(clock.instant(), nanos.getAsLong()) : null;
      if (batch == null) {
        return turn > 0;
      }
      uplink.send(batch);
    }
    return true;
  }

  /**
   * Begins where the server's copies end: at 0 where it says nothing.
   *
   * @return false where some of it is not here any more
   */
  boolean resume(List<StreamEnd> committed) throws IOException {
    boolean whole = resume(out, OutputKind.STDOUT, committed);
    return resume(err, OutputKind.STDERR, committed) && whole;
  }

  private static boolean resume(StreamProgress stream, OutputKind kind, List<StreamEnd> committed)
      throws IOException {
    for (StreamEnd end : committed) {
      if (end.kind() == kind) {
        return stream.resume(end.offset(), end.line());
      }
    }
    return stream.resume(0, 0);
  }

  /** The server has a stream up to here. */
  void stored(StreamEnd end, Uplink uplink) throws IOException {
    StreamProgress stream = end.kind() == OutputKind.STDOUT ? out : err;
    uplink.arrived(stream.stored(end.offset(), end.line()));
  }

  /** The run ended: its streams are as long as its end says. */
  void endAt(RunEnd end) throws IOException {
    out.endAt(end.stdoutBytes());
    err.endAt(end.stderrBytes());
  }

  boolean ended() {
    return out.ended() && err.ended();
  }

  boolean sent() {
    return out.sent() && err.sent();
  }

  boolean done() {
    return out.done() && err.done();
  }

  long inFlight() {
    return out.inFlight() + err.inFlight();
  }

  long lines() {
    return out.lines() + err.lines();
  }

  /** How many bytes the command wrote to standard output, stored or not. */
  long stdoutBytes() throws IOException {
    return out.size();
  }

  /** How many bytes the command wrote to standard error, stored or not. */
  long stderrBytes() throws IOException {
    return err.size();
  }

  /** How many bytes wait here for the server. */
  long spooled() throws IOException {
    return out.spooled() + err.spooled();
  }

  /** How many bytes found no room here, as far as is still known. */
  long lost() throws IOException {
    return out.lost() + err.lost();
  }

  @Override
  public void close() throws IOException {
    out.close();
    err.close();
  }
}
