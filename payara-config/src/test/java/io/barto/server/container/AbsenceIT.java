package io.barto.server.container;

import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerAnswer.ServerState;
import io.barto.protocol.ServerAnswer.WorkerDetail;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Text;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.protocol.WorkersAnswer.Absent;
import io.barto.protocol.WorkersAnswer.AbsentWorker;
import io.barto.server.query.boundary.Answers;
import io.barto.server.query.boundary.Requester;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A worker that is away is one open entry, until it is back or people say that it won't be. */
class AbsenceIT extends InServerTest {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private Arrivals arrivals;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  private ConnectedWorker arrive(String name, UUID instance, RecordingLink link) {
    return arrivals.arrive(
        UUID.randomUUID(), name, "127.0.0.1", Workers.hello(instance), link, "2.0.0");
  }

  private List<ServerToCli> ask(CliToServer request) {
    var parts = new ArrayList<ServerToCli>();
    answers.answer(request, parts::add);
    return parts;
  }

  private Optional<AbsentWorker> absent(String name) {
    return ask(new CliToServer.Clients()).stream()
        .filter(Absent.class::isInstance)
        .flatMap(part -> ((Absent) part).workers().stream())
        .filter(one -> one.worker().equals(name))
        .findFirst();
  }

  private static List<String> entries(String name) {
    return Sql.rows("SELECT until IS NULL, why FROM absence WHERE worker = ? ORDER BY since", name);
  }

  @Test
  void aWorkerThatGoes_isAwayAtOnce_andNoMoreOnceItIsBack() {
    UUID instance = UUID.randomUUID();
    ConnectedWorker worker = arrive("absence", instance, new RecordingLink());
    assertThat(absent("absence")).isEmpty();
    arrivals.leave(worker.connection(), "absence");
    arrivals.leave(UUID.randomUUID(), "absence"); // of one that was refused meanwhile
    assertThat(absent("absence"))
        .hasValueSatisfying(
            one -> {
              assertThat(one.seen()).isTrue();
              assertThat(one.why()).isEqualTo("its connection ended");
            });
    assertThat(absent("absence")).isPresent();
    assertThat(entries("absence")).containsExactly("1 its connection ended");
    ConnectedWorker back = arrive("absence", instance, new RecordingLink());
    assertThat(absent("absence")).isEmpty();
    assertThat(entries("absence")).containsExactly("0 its connection ended");
    arrivals.leave(back.connection(), "absence");
  }

  @Test
  void aWorkerThatGoes_whileOthersLook_isAwayForThatReasonAlone() throws Exception {
    UUID instance = UUID.randomUUID();
    var over = new AtomicBoolean();
    CompletableFuture<Void> looking =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                assertThat(absent("looked-at")).as("whoever looks").isNotNull();
              }
            });
    try {
      for (int times = 0; times < 40; times++) {
        ConnectedWorker worker = arrive("looked-at", instance, new RecordingLink());
        arrivals.leave(worker.connection(), "looked-at");
        assertThat(absent("looked-at")).isPresent();
      }
    } finally {
      over.set(true);
    }
    looking.join();
    assertThat(entries("looked-at"))
        .isNotEmpty()
        .allMatch(entry -> entry.endsWith("its connection ended"));
  }

  @Test
  void aWorkerThatWasLostWithAServer_isAwaySinceItWasHeardOfLast() {
    ConnectedWorker worker = greeted(workers, "lost");
    Sql.update(
        "UPDATE worker SET last_seen = '2026-01-02 03:04:05', plan_cursor = '2026-01-02 03:04:00'"
            + " WHERE id = ?",
        worker.id());
    assertThat(absent("lost"))
        .hasValueSatisfying(
            one -> {
              assertThat(one.since()).isEqualTo("2026-01-02T03:04:05Z");
              assertThat(one.why()).contains("has not come back");
            });
  }

  @Test
  void aWorkerOfTheConfigurationThatWasNeverThere_isAwayToo() {
    assertThat(absent("nobody"))
        .hasValueSatisfying(
            one -> {
              assertThat(one.seen()).isFalse();
              assertThat(one.why()).isEqualTo("was never connected");
            });
  }

  @Test
  void aWorkerThatWasNeverThere_isTheSameToEveryCommand() {
    AbsentWorker away = absent("nobody").orElseThrow();
    var shown = (WorkerDetail) ask(new ServerRequest.ShowWorker("nobody")).get(0);
    assertThat(shown.presence().since()).isEqualTo(away.since());
    assertThat(shown.presence().why()).isEqualTo(away.why());
    assertThatThrownBy(() -> ask(new CliToServer.RetireWorker("nobody")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("worker `nobody` was never connected")
        .hasMessageContaining("[schedules.nobody]");
    assertThatThrownBy(() -> ask(new CliToServer.ReplaceWorker("nobody")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("worker `nobody` was never connected");
  }

  @Test
  void retire_closesWhatIsOpen_andTakesItOutOfTheClients() {
    ConnectedWorker worker = greeted(workers, "retired");
    DueFire claimed = due(worker, "s", "true");
    DueFire running = due(worker, "s", NOMINAL.plusSeconds(1), "true");
    ledger.claim(List.of(claimed, running), NOW);
    var started = new Started(Workers.run(running, 0), NOW);
    ledger.record(List.of(RunReport.of(worker, started)));
    assertThat(absent("retired")).isPresent();
    assertThat(ask(new CliToServer.RetireWorker("retired")))
        .singleElement()
        .isInstanceOfSatisfying(
            Text.class, text -> assertThat(text.text()).contains("2 open runs were closed"));
    assertThat(
            Sql.rows(
                "SELECT state, reason <> '' FROM run WHERE worker = ? ORDER BY nominal",
                worker.id()))
        .containsExactly("MISSED 1", "LOST 1");
    assertThat(absent("retired")).isEmpty();
    assertThat(entries("retired")).containsExactly("0 retired");
    greeted(workers, "retired", worker.instance(), new RecordingLink());
    assertThat(absent("retired")).as("it was back").isPresent();
  }

  @Test
  void retire_twiceAtTheSameTime_countsWhatWasMissedOnce() throws Exception {
    ConnectedWorker worker = greeted(workers, "retired-twice");
    assertThat(absent("retired-twice")).isPresent();
    Sql.update("UPDATE absence SET since = '2020-06-01' WHERE worker = 'retired-twice'");
    List<CompletableFuture<String>> answers;
    try (AutoCloseable held =
        Sql.hold("SELECT id FROM worker WHERE id = ? FOR UPDATE", worker.id())) {
      assertThat(held).isNotNull();
      answers =
          Stream.of("one", "another")
              .map(asker -> CompletableFuture.supplyAsync(() -> retire("retired-twice")))
              .toList();
      until(() -> waiting() == 2);
    }
    List<String> told = answers.stream().map(CompletableFuture::join).toList();
    assertThat(told).filteredOn(text -> text.contains(" 0 fires have come due")).hasSize(1);
    assertThat(Sql.number("SELECT COUNT(*) FROM missed_range WHERE worker = ?", worker.id()))
        .isEqualTo(1);
    var state = (ServerState) ask(new ServerRequest.ServerState()).get(0);
    assertThat(state.problems())
        .as("it has schedules that nothing fires, and nobody waits for")
        .anyMatch(text -> text.contains("retired-twice is retired, but still in bartos.toml"));
  }

  private String retire(String name) {
    return ((Text) ask(new CliToServer.RetireWorker(name)).get(0)).text();
  }

  private static long waiting() {
    return Sql.number(
        "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
            + " WHERE COMMAND = 'Query' AND INFO LIKE '%worker%FOR UPDATE%'"
            + " AND TIME_MS > 100 AND ID <> CONNECTION_ID()");
  }

  @Test
  void whoAskedForAChange_isInTheLog() {
    greeted(workers, "retired-by");
    var logged = new CopyOnWriteArrayList<String>();
    Handler handler = handler(logged);
    Logger logger = Logger.getLogger(Answers.class.getPackageName());
    logger.addHandler(handler);
    try {
      var asker = new Requester(Requester.SELF.asker(), false, "barto-cli `me` at 10.0.0.7");
      answers.answer(new CliToServer.RetireWorker("retired-by"), asker, part -> {});
      answers.answer(new CliToServer.ReplaceWorker("retired-by"), asker, part -> {});
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged).hasSize(2).allMatch(line -> line.startsWith("barto-cli `me` at 10.0.0.7 "));
  }

  private static Handler handler(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(new SimpleFormatter().formatMessage(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void retire_ofOneThatIsConnected_orWasNeverHere_saysWhatToDo() {
    ConnectedWorker worker = arrive("retire-not", UUID.randomUUID(), new RecordingLink());
    assertThatThrownBy(() -> ask(new CliToServer.RetireWorker("retire-not")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("stop it first");
    assertThatThrownBy(() -> ask(new CliToServer.RetireWorker("never-here")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no worker `never-here`");
    arrivals.leave(worker.connection(), "retire-not");
  }

  @Test
  void replace_letsAnotherInstanceInOnce_andClosesTheGapOfTheOldOne() {
    var oldLink = new RecordingLink();
    ConnectedWorker old = arrive("replaced", UUID.randomUUID(), oldLink);
    ledger.claim(List.of(due(old, "s", "true")), NOW);
    UUID other = UUID.randomUUID();
    assertThatThrownBy(() -> arrive("replaced", other, new RecordingLink()))
        .isInstanceOf(RefusedException.class);
    assertThat(ask(new CliToServer.ReplaceWorker("replaced"))).hasSize(1);
    ConnectedWorker now = arrive("replaced", other, new RecordingLink());
    assertThat(oldLink.closed()).isNotNull();
    assertThatThrownBy(() -> arrive("replaced", old.instance(), new RecordingLink()))
        .as("once")
        .isInstanceOf(RefusedException.class);
    arrivals.leave(now.connection(), "replaced");
  }
}
