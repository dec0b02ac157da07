package io.barto.server.query.boundary;

import io.barto.plan.ScheduleBook;
import io.barto.protocol.HostInfo;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerAnswer.AbsencePeriod;
import io.barto.protocol.ServerAnswer.JournalView;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerAnswer.UnfiredFires;
import io.barto.protocol.ServerAnswer.WorkerDetail;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.WorkersAnswer;
import io.barto.protocol.WorkersAnswer.AbsentWorker;
import io.barto.protocol.WorkersAnswer.Client;
import io.barto.protocol.WorkersAnswer.ClientVersions;
import io.barto.protocol.WorkersAnswer.Clients;
import io.barto.protocol.WorkersAnswer.ClockOffset;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.query.control.NextFires;
import io.barto.server.query.control.run.NewestRuns;
import io.barto.server.query.control.run.RunFilter;
import io.barto.server.query.control.run.WorkerRow;
import io.barto.server.schedule.boundary.Alarm;
import io.barto.server.schedule.boundary.Schedules;
import io.barto.server.worker.boundary.AbsenceStore;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.DroppedMessages;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people ask about workers. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkerAnswers {
  private static final int MOST_OPEN = 100;
  private static final int MOST_DUE = 20;

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStates states;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private DroppedMessages dropped;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Alarm alarm;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /** Who is connected, with what else is known of all; says how many these are. */
  public long clients(Consumer<ServerToCli> sink) {
    var clients = new LinkedHashMap<UUID, Client>();
    for (ConnectedWorker worker : workers.connected()) {
      clients.put(
          worker.connection(),
          new Client(worker.name(), worker.address(), WorkerInfo.shown(worker)));
    }
    List<ClockOffset> offsets = states.clocks();
    if (!offsets.isEmpty()) {
      sink.accept(new WorkersAnswer.Clocks(offsets));
    }
    sink.accept(new Clients(clients));
    warnings(sink);
    List<AbsentWorker> away = states.away();
    if (!away.isEmpty()) {
      sink.accept(new WorkersAnswer.Absent(away));
    }
    List<WorkersAnswer.DroppedMessages> all = dropped(null);
    if (!all.isEmpty()) {
      sink.accept(new WorkersAnswer.Dropped(all));
    }
    return clients.size();
  }

  private void warnings(Consumer<ServerToCli> sink) {
    String text =
        workers.warnings().entrySet().stream()
            .map(one -> "warning: " + one.getKey() + ": " + one.getValue())
            .collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      sink.accept(new ServerToCli.Text(text));
    }
  }

  private List<WorkersAnswer.DroppedMessages> dropped(@Nullable String worker) {
    return dropped.all().stream()
        .filter(one -> worker == null || worker.equals(one.worker()))
        .map(
            one ->
                new WorkersAnswer.DroppedMessages(
                    one.worker(), one.byWorker(), one.reason(), one.count()))
        .toList();
  }

  /** The versions of those connected. */
  public ClientVersions versions() {
    var versions = new LinkedHashMap<String, String>();
    workers.connected().forEach(one -> versions.put(one.name(), one.info().version()));
    return new ClientVersions(versions);
  }

  /** All about one worker. */
  public WorkerDetail worker(String name) {
    return Reading.of(dataSource, connection -> detail(connection, name));
  }

  private WorkerDetail detail(Connection connection, String name) throws SQLException {
    ScheduleBook book = schedules.book();
    long unused = new Lookup(connection, book).worker(name);
    WorkerRow row = WorkerRow.of(connection, name);
    List<AbsencePeriod> absences = WorkerRow.absences(connection, name);
    ConnectedWorker living = workers.find(name).orElse(null);
    Duration ahead = workers.clockOffsets().get(name);
    return new WorkerDetail(
        presence(name, living, row, absences),
        living == null ? "" : living.address(),
        info(living, row),
        row == null ? null : row.firstSeen(),
        living != null ? clock.instant() : row == null ? null : row.lastSeen(),
        living == null || ahead == null ? null : ahead.toMillis(),
        row == null ? null : row.retired(),
        journal(name, living, row),
        row == null ? List.of() : open(connection, row.id()),
        NextFires.once(book.only(name), clock.instant(), MOST_DUE),
        dropped(name),
        absences,
        row == null ? List.<UnfiredFires>of() : row.unfired(connection),
        workers.warnings().getOrDefault(name, ""));
  }

  private static Presence presence(
      String name,
      @Nullable ConnectedWorker living,
      @Nullable WorkerRow row,
      List<AbsencePeriod> absences) {
    if (living != null) {
      return new Presence(name, true, living.since(), "", living.wire());
    }
    int wire = row == null ? 0 : row.wire();
    if (row != null && row.retired() != null) {
      return new Presence(name, false, row.retired(), "it was retired", wire);
    }
    return absences.stream()
        .filter(absence -> absence.until() == null)
        .findFirst()
        .map(absence -> new Presence(name, false, absence.since(), absence.why(), wire))
        .orElseGet(() -> justGone(name, row));
  }

  /** What is away is written down soon after. */
  private static Presence justGone(String name, @Nullable WorkerRow row) {
    return row == null
        ? new Presence(name, false, null, AbsenceStore.NEVER_SEEN, 0)
        : new Presence(name, false, row.lastSeen(), "it has just gone", row.wire());
  }

  private static @Nullable HostInfo info(
      @Nullable ConnectedWorker living, @Nullable WorkerRow row) {
    if (living != null) {
      return WorkerInfo.shown(living);
    }
    return row == null ? null : row.info();
  }

  private JournalView journal(
      String name, @Nullable ConnectedWorker living, @Nullable WorkerRow row) {
    if (row == null) {
      return new JournalView(null, 0, 0, "", 0);
    }
    boolean hasOne = row.wire() != 1;
    return new JournalView(
        hasOne ? row.instance() : null,
        row.epoch(),
        row.journalPosition(),
        workers.warnings().getOrDefault(name, ""),
        living == null ? 0 : alarm.generationOf(name).orElse(0));
  }

  private static List<RunItem> open(Connection connection, long worker) throws SQLException {
    RunFilter filter = RunFilter.of(worker, State.DUE, State.DISPATCHED, State.RUNNING);
    return new NewestRuns(connection, filter, MOST_OPEN).rest();
  }
}
