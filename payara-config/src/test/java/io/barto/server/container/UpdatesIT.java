package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.UpdateKind;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.output.boundary.OutputStore.WorkerBatch;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.query.boundary.Answers;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Updates are found in the output of one worker's runs that succeeded. */
class UpdatesIT extends InServerTest {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore output;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  private void upgraded(ConnectedWorker worker, int second, int exitCode, String packages) {
    DueFire fire = due(worker, "upgrade", NOMINAL.plusSeconds(second), "apt upgrade -y");
    ledger.claim(List.of(fire), NOW);
    output.append(
        List.of(
            new WorkerBatch(
                worker.id(),
                Batches.of(run(fire, 0), STDOUT)
                    .next("The following packages will be upgraded:", "  " + packages, "done"))),
        new KnownStreams());
    ledger.record(RunReport.of(worker, Workers.ended(run(fire, 0), exitCode)));
  }

  private Found found(String worker, UpdateKind kind) {
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.Updates(worker, kind), parts::add);
    return ((ServerToCli.Updates) parts.get(0)).found();
  }

  @Test
  void updates_areThoseOfTheWorkersSuccessfulRuns_inTheirOrder() {
    ConnectedWorker worker = greeted(workers, "updates-one");
    upgraded(worker, 60, 0, "vim");
    upgraded(worker, 0, 0, "libc6 bash");
    upgraded(worker, 120, 100, "broken");
    upgraded(greeted(workers, "updates-other"), 0, 0, "other");
    assertThat(found("updates-one", UpdateKind.APT))
        .isEqualTo(new AptFound(List.of("libc6", "bash", "vim")));
  }

  @Test
  void updates_ofAnUnknownWorker_areExplained() {
    greeted(workers, "updates-known");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> found("updates-knwon", UpdateKind.PACMAN))
        .withMessageContaining("no worker `updates-knwon`; did you mean `updates-known`?");
  }
}
