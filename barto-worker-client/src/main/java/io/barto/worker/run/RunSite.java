package io.barto.worker.run;

import io.barto.worker.command.Host;
import io.barto.worker.command.Launcher;
import io.barto.worker.command.Liveness;
import io.barto.worker.command.Signals;
import io.barto.worker.journal.Journal;
import io.barto.worker.plan.CatchUp;
import io.barto.worker.plan.WorkerClock;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where runs happen: everything about this worker that they need.
 *
 * @param worker its name
 * @param runs the directory of run directories
 * @param dispatchGrace how long after its acceptance a fire may still be started, and how long the
 *     server may take to dispatch what is due
 * @param catchUp what is done about what nobody fired in time
 * @param spoolLimit how many bytes of output may wait for the server
 * @param setAside the journal before, which could not be read; null: there is none
 * @param clock of the host, for what happens to commands
 * @param time what time it is for the plan
 * @param nanos a clock that never steps
 * @param starter starts processes, which may take a while
 * @param chunk to read output into, for the one thread that does
 */
public record RunSite(
    String worker,
    Path runs,
    Duration dispatchGrace,
    CatchUp catchUp,
    long spoolLimit,
    Journal journal,
    @Nullable Path setAside,
    Host host,
    Launcher launcher,
    Liveness liveness,
    Signals signals,
    Clock clock,
    WorkerClock time,
    LongSupplier nanos,
    Executor starter,
    ByteBuffer chunk) {
  /**
   * How much later than the grace a fire may be taken before it counts as missed: with the start of
   * a process it still begins within 15 s of its nominal time.
   */
  private static final Duration LATENESS = Duration.ofSeconds(8);

  /** How late a fire may be taken; what is due earlier is missed. */
  Duration patience() {
    return dispatchGrace.plus(LATENESS);
  }
}
