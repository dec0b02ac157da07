package io.barto.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputKind;
import io.barto.server.output.boundary.Version1Record;
import io.barto.server.output.boundary.Version1Record.EndRecord;
import io.barto.server.output.boundary.Version1Record.OutputRecord;
import io.barto.server.output.boundary.Version1Store;
import io.barto.server.run.boundary.SilenceWatch;
import io.barto.server.run.boundary.Version1Runs.Sighting;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.ejb.EJB;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run of a version 1 worker that died does not run for ever. */
class SilentRunsIT extends InServerTest {
  private static final Duration DAY = Duration.ofHours(24);

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SilenceWatch watch;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Version1Store store;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @Test
  void settle_aRunOfAWorkerThatCameBack_isLostADayLater() {
    UUID run = UUID.randomUUID();
    ConnectedWorker first = connected("silent-back");
    store.store(List.of(line(first, run, first.since().minusSeconds(60))));
    ConnectedWorker second = connected("silent-back");
    watch.settle(second.since().plus(DAY).minusSeconds(1));
    assertThat(state(run)).isEqualTo("RUNNING ");
    watch.settle(second.since().plus(DAY));
    assertThat(state(run)).matches("LOST its worker came back .* 24 hours");
  }

  @Test
  void settle_aRunHeardOfOnThisConnection_runsOn() {
    UUID run = UUID.randomUUID();
    ConnectedWorker worker = connected("silent-on");
    store.store(List.of(line(worker, run, worker.since().plusSeconds(60))));
    watch.settle(worker.since().plus(Duration.ofDays(100)));
    assertThat(state(run)).isEqualTo("RUNNING ");
  }

  @Test
  void settle_aRunOfAWorkerThatIsAway_isLostAfterAWeek_andStaysSo() {
    UUID run = UUID.randomUUID();
    ConnectedWorker worker = connected("silent-away");
    Instant heard = worker.since().plusSeconds(60);
    store.store(List.of(line(worker, run, heard)));
    workers.left(worker.name(), worker.connection());
    watch.settle(heard.plus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(state(run)).isEqualTo("RUNNING ");
    watch.settle(heard.plus(Duration.ofDays(7)));
    assertThat(state(run)).matches("LOST nothing was heard of it for 7 days.*");
    store.store(List.of(new EndRecord(sighting(worker, run, heard), 0, true)));
    assertThat(state(run)).startsWith("LOST");
  }

  private ConnectedWorker connected(String name) {
    return workers.admitVersion1(UUID.randomUUID(), name, "127.0.0.1", new RecordingLink());
  }

  private static Version1Record line(ConnectedWorker from, UUID run, Instant at) {
    return new OutputRecord(sighting(from, run, at), OutputKind.STDOUT, "begun");
  }

  private static Sighting sighting(ConnectedWorker from, UUID run, Instant at) {
    return new Sighting(from, run, from.connection(), "silent", at);
  }

  private static String state(UUID run) {
    return Sql.rows("SELECT state, reason FROM run WHERE run_id = ?", run.toString()).get(0);
  }
}
