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
import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.ServerRequest.FindUpdates;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.UpdateKind;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.output.boundary.OutputStore.WorkerBatch;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.query.boundary.Answers;
import io.barto.server.query.boundary.Requester;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private DueFire upgraded(ConnectedWorker worker, int second, int exitCode, String packages) {
    return wrote(
        worker,
        second,
        exitCode,
        "The following packages will be upgraded:",
        "  " + packages,
        "done");
  }

  private DueFire wrote(ConnectedWorker worker, int second, int exitCode, String... lines) {
    DueFire fire = due(worker, "upgrade", NOMINAL.plusSeconds(second), "apt upgrade -y");
    ledger.claim(List.of(fire), NOW);
    output.append(
        List.of(new WorkerBatch(worker.id(), Batches.of(run(fire, 0), STDOUT).next(lines))),
        new KnownStreams());
    ledger.record(RunReport.of(worker, Workers.ended(run(fire, 0), exitCode)));
    return fire;
  }

  private List<RunUpdates> byRun(String worker, UpdateKind kind) {
    var parts = new ArrayList<RunUpdates>();
    long count =
        answers.answer(new FindUpdates(worker, kind), part -> parts.add((RunUpdates) part));
    assertThat(parts.stream().mapToLong(part -> part.packages().size()).sum()).isEqualTo(count);
    return parts;
  }

  @Test
  void updatesByRun_sayWhichRunAndWhen_andAllThatIsKnown() {
    ConnectedWorker worker = greeted(workers, "updates-by-run");
    DueFire later = upgraded(worker, 60, 0, "vim");
    DueFire first =
        wrote(
            worker,
            0,
            0,
            "The following packages will be upgraded:",
            "  bash",
            "1 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.",
            "Need to get 1,048,576 B of archives.",
            "Get:1 http://deb.debian.org/debian bookworm/main amd64 bash amd64 5.2-2 [1,491 kB]",
            "Unpacking bash (5.2-2) over (5.2-1) ...");
    upgraded(worker, 120, 100, "broken");
    wrote(worker, 180, 0, "nothing to do");
    Instant ended = NOW.plusSeconds(1);
    assertThat(byRun("updates-by-run", UpdateKind.APT))
        .containsExactly(
            new RunUpdates(
                run(first, 0),
                "upgrade",
                ended,
                List.of(new PackageUpdate("", "bash", "5.2-1", "5.2-2", "", "1,491 kB")),
                new UpdateTotals(1, 1.0, null, null)),
            new RunUpdates(
                run(later, 0),
                "upgrade",
                ended,
                List.of(new PackageUpdate("", "vim", "", "", "", "")),
                new UpdateTotals(1, null, null, null)));
    assertThat(byRun("updates-by-run", UpdateKind.PACMAN)).isEmpty();
  }

  @Test
  void updatesByRun_ofManyPackages_comeInParts() {
    ConnectedWorker worker = greeted(workers, "updates-many");
    String names =
        IntStream.range(0, 2_500).mapToObj(i -> "p" + i).collect(Collectors.joining(" "));
    upgraded(worker, 0, 0, names);
    List<RunUpdates> parts = byRun("updates-many", UpdateKind.APT);
    assertThat(parts).extracting(part -> part.packages().size()).containsExactly(1_000, 1_000, 500);
    assertThat(parts).extracting(part -> part.totals() == null).containsExactly(true, true, false);
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
  void updates_beyondSomebodysPatience_areThoseFoundInTime() {
    ConnectedWorker worker = greeted(workers, "updates-impatient");
    upgraded(worker, 0, 0, "vim");
    var parts = new ArrayList<ServerToCli>();
    answers.answer(
        new CliToServer.Updates("updates-impatient", UpdateKind.APT),
        Requester.SELF.within(Duration.ZERO),
        parts::add);
    assertThat(((ServerToCli.Updates) parts.get(0)).found()).isEqualTo(new AptFound(List.of()));
  }

  @Test
  void updates_ofAnUnknownWorker_areExplained() {
    greeted(workers, "updates-known");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> found("updates-knwon", UpdateKind.PACMAN))
        .withMessageContaining("no worker `updates-knwon`; did you mean `updates-known`?");
  }
}
