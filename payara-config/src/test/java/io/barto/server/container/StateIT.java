package io.barto.server.container;

import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.hello;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ReloadAnswer.ChangeKind;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.protocol.RunAnswer.LastFire;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.ScheduleItem;
import io.barto.protocol.RunAnswer.ScheduleList;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.RunRequest.Schedules;
import io.barto.protocol.ServerAnswer.Overview;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerAnswer.ServerState;
import io.barto.protocol.ServerAnswer.WorkerDetail;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerRequest.CheckReload;
import io.barto.protocol.ServerRequest.ShowWorker;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.server.query.boundary.Answers;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.ejb.EJB;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people ask about schedules, workers and the server. */
class StateIT extends InServerTest {
  private static final String CANDIDATE =
      """
      [actix]
      workers = 4
      ip = "127.0.0.1"
      port = 1
      [schedules.nobody]
      schedules = [{ name = "new-year", on_calendar = "%s", cmds = ["true"] }]
      """;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry registry;

  private <T extends ServerToCli> T answer(CliToServer request, Class<T> type) {
    var parts = new ArrayList<ServerToCli>();
    answers.answer(request, parts::add);
    assertThat(parts).hasSize(1);
    return type.cast(parts.get(0));
  }

  private ConnectedWorker connected(String name) {
    return registry.admit(
        UUID.randomUUID(), name, "10.0.0.7", hello(UUID.randomUUID()), new RecordingLink());
  }

  private List<ScheduleItem> schedules(@Nullable String worker, @Nullable String schedule) {
    return answer(new Schedules(worker, schedule), ScheduleList.class).schedules();
  }

  @Test
  void schedules_areThoseOfTheBook_withTheirNextAndLastFires() {
    assertThat(schedules(null, null))
        .extracting(one -> one.worker() + "/" + one.schedule())
        .containsExactly(
            "edge/new-year",
            "nobody/new-year",
            "on-demand/two",
            "published/berlin",
            "published/echo",
            "retired-twice/missed");
    ScheduleItem berlin = schedules("published", "berlin").get(0);
    assertThat(berlin.expression()).isEqualTo("*-01-01 00:00:00 Europe/Berlin");
    assertThat(berlin.canonical()).isEqualTo("*-01-01 00:00:00 Europe/Berlin");
    assertThat(berlin.description()).contains("January").contains("Europe/Berlin");
    assertThat(berlin.commands()).containsExactly("true");
    assertThat(berlin.next()).isAfter(Instant.now());
    assertThat(berlin.next())
        .satisfies(next -> assertThat(next).isEqualTo(next.truncatedTo(ChronoUnit.HOURS)));
    assertThat(schedules(null, "new-year")).hasSize(2);
    ScheduleItem never = schedules("nobody", null).get(0);
    assertThat(never.lastFire()).isNull();
    assertThat(never.connected()).isFalse();
  }

  @Test
  void schedules_showHowTheirLastFireStands() {
    ConnectedWorker worker = connected("edge");
    DueFire fire = due(worker, "new-year", "1", "2");
    ledger.claim(List.of(fire), NOW);
    ledger.record(RunReport.of(worker, Workers.ended(run(fire, 0), 1)));
    ScheduleItem item = schedules("edge", "new-year").get(0);
    assertThat(item.connected()).isTrue();
    assertThat(item.lastFire())
        .isEqualTo(
            new LastFire(Workers.NOMINAL, State.FAILED, List.of(run(fire, 0), run(fire, 1))));
    ledger.retire(worker.id(), NOW);
    registry.left("edge", worker.connection());
  }

  @Test
  void schedules_ofUnknownNames_areExplained() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> schedules("publishd", null))
        .withMessageContaining("no worker `publishd`; did you mean `published`?");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> schedules("published", "brelin"))
        .withMessageContaining("no schedule `published/brelin`; did you mean `published/berlin`?");
  }

  @Test
  void worker_thatIsConnected_isShownWithWhatItDoes() {
    ConnectedWorker worker = connected("state-here");
    DueFire fire = due(worker, "s", "true");
    ledger.claim(List.of(fire), NOW);
    WorkerDetail detail = answer(new ShowWorker("state-here"), WorkerDetail.class);
    assertThat(detail.presence())
        .isEqualTo(new Presence("state-here", true, worker.since(), "", 2));
    assertThat(detail.address()).isEqualTo("10.0.0.7");
    assertThat(detail.info()).isEqualTo(worker.info());
    assertThat(detail.journal().instance()).isEqualTo(worker.instance());
    assertThat(detail.journal().epoch()).isEqualTo(1);
    assertThat(detail.clockOffset()).isNegative();
    assertThat(detail.running()).extracting(RunItem::run).containsExactly(run(fire, 0));
    registry.left("state-here", worker.connection());
    WorkerDetail gone = answer(new ShowWorker("state-here"), WorkerDetail.class);
    assertThat(gone.presence().connected()).isFalse();
    assertThat(gone.lastSeen()).isNotNull();
  }

  @Test
  void worker_ofTheBookAlone_isShownAsNeverSeen() {
    WorkerDetail detail = answer(new ShowWorker("nobody"), WorkerDetail.class);
    assertThat(detail.presence().connected()).isFalse();
    assertThat(detail.presence().wire()).isZero();
    assertThat(detail.firstSeen()).isNull();
    assertThat(detail.due()).extracting(FireTime::schedule).contains("new-year");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> answer(new ShowWorker("nobdy"), WorkerDetail.class))
        .withMessageContaining("no worker `nobdy`; did you mean `nobody`?");
  }

  @Test
  void overview_showsWhoIsHere_whatRuns_comes_andHasFailed() {
    ConnectedWorker worker = connected("state-overview");
    // newer than whatever the other tests have made (the latest, in SilentRunsIT, is in a minute)
    Instant nominal = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3600);
    DueFire fire = due(worker, "s", nominal, "1", "2");
    ledger.claim(List.of(fire), Instant.now());
    ledger.record(RunReport.of(worker, Workers.ended(run(fire, 0), 7)));
    Overview overview = answer(new ServerRequest.Overview(), Overview.class);
    assertThat(overview.workers())
        .anyMatch(one -> one.worker().equals("state-overview") && one.connected());
    assertThat(overview.running()).extracting(RunItem::run).contains(run(fire, 1));
    assertThat(overview.failures()).extracting(RunItem::run).startsWith(run(fire, 0));
    assertThat(overview.runningCount()).isPositive();
    assertThat(overview.due())
        .hasSize(20)
        .isSortedAccordingTo(Comparator.comparing(FireTime::nominal));
    assertThat(overview.lastDay())
        .anyMatch(count -> count.state() == State.FAILED && count.runs() > 0);
    ledger.retire(worker.id(), NOW);
    registry.left("state-overview", worker.connection());
  }

  @Test
  void serverState_saysWhatIsToBeKnown() {
    ServerState state = answer(new ServerRequest.ServerState(), ServerState.class);
    assertThat(state.database().reachable()).isTrue();
    assertThat(state.database().version()).contains("MariaDB");
    assertThat(state.database().queries()).isTrue();
    assertThat(state.wire()).isEqualTo(2);
    assertThat(state.asker().role()).isEqualTo("admin");
    assertThat(state.schedules()).isEqualTo(6);
    assertThat(state.started()).isBefore(state.time());
    assertThat(state.certificates()).isEmpty();
  }

  @Test
  void aConfigurationToBeChecked_isComparedWithWhatRuns_andChangesNothing() {
    long generations = Sql.number("SELECT COUNT(*) FROM book");
    ReloadReport report =
        answer(
            new CheckReload("new.toml", CANDIDATE.formatted("*-01-01 00:00:01")),
            ReloadReport.class);
    assertThat(report.dryRun()).isTrue();
    assertThat(report.changes())
        .contains(new ScheduleChange(ChangeKind.REMOVED, "edge", "new-year", List.of()))
        .anyMatch(one -> one.kind() == ChangeKind.CHANGED && one.worker().equals("nobody"));
    assertThat(report.needRestart()).contains("[actix]");
    assertThat(schedules("edge", null)).hasSize(1);
    assertThat(Sql.number("SELECT COUNT(*) FROM book")).isEqualTo(generations);
  }

  @Test
  void aConfigurationToBeChecked_thatIsWrongOrTooLong_isRefused() {
    for (String wrong : List.of("", "[", "\u0000", CANDIDATE.formatted("never"))) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> answer(new CheckReload("new.toml", wrong), ReloadReport.class))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
          .withMessageContaining("new.toml:");
    }
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> answer(new CheckReload("x", "#".repeat(512 << 10)), ReloadReport.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_LARGE));
  }
}
