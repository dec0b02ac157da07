package io.barto.server.retention.boundary;

import static java.util.stream.Collectors.joining;

import io.barto.protocol.ServerToWorker;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.SchemaMigration;
import io.barto.server.retention.boundary.CleanupState.Kind;
import io.barto.server.retention.control.Deletion;
import io.barto.server.retention.control.OldRuns;
import io.barto.server.retention.control.OldRuns.OldRun;
import io.barto.server.schedule.boundary.Alarm;
import io.barto.server.schedule.boundary.Schedules;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What the steps of the cleanup's job do. Each statement is a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CleanupSteps {
  private static final Logger LOG = System.getLogger(CleanupSteps.class.getName());

  /** How long a worker that is connected takes at most to hear that an end is stored. */
  private static final Duration TO_HEAR = Duration.ofMinutes(10);

  /** By the newest, as by the newest fire, a worker is kept from running it again. */
  private static final String NOT_THE_NEWEST_RANGE =
      "at < ? AND EXISTS (SELECT 1 FROM missed_range n WHERE n.worker = missed_range.worker"
          + " AND n.schedule = missed_range.schedule AND n.last_nominal > missed_range.last_nominal)";

  /** It goes with its schedules, of which there may be many. */
  private static final int BOOKS_AT_ONCE = 20;

  /** What was replaced before, and is named neither by a run nor by who went away under it. */
  private static final String FORGOTTEN_BOOK =
      "EXISTS (SELECT 1 FROM book n WHERE n.generation > book.generation AND n.loaded < ?)"
          + " AND NOT EXISTS (SELECT 1 FROM run r WHERE r.generation = book.generation)"
          + " AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.until IS NULL"
          + " AND a.since >= book.loaded AND a.since <"
          + " (SELECT MIN(n.loaded) FROM book n WHERE n.generation > book.generation))";

  /** Whatever zone this session is in. */
  private static final String PUBLISHED_BEFORE =
      "TIMESTAMP'1970-01-01 00:00:00' + INTERVAL UNIX_TIMESTAMP(timestamp) SECOND < ?";

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Alarm alarm;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SchemaMigration schema;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Cleanups cleanups;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /**
   * Notes of the connected workers up to when they know that what has ended is stored; for a dry
   * run too, which would else count what it takes for unsettled.
   */
  public void settle() throws SQLException {
    CleanupState state = cleanups.state();
    state.begin("asking who is connected");
    Instant settled = clock.instant().minus(TO_HEAR);
    String sql =
        "UPDATE worker SET settled = GREATEST(COALESCE(settled, ?), ?) WHERE id = ? AND epoch = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (ConnectedWorker worker : workers.connected()) {
        if (!worker.isVersion1() && worker.since().isBefore(settled)) {
          statement.setObject(1, LocalDateTime.ofInstant(settled, ZoneOffset.UTC));
          statement.setObject(2, LocalDateTime.ofInstant(settled, ZoneOffset.UTC));
          statement.setLong(3, worker.id());
          statement.setLong(4, worker.epoch());
          statement.executeUpdate();
        }
      }
    }
  }

  /** The output of runs that stay for some time yet. */
  public void output() throws SQLException {
    CleanupState state = cleanups.state();
    state.begin("deleting output");
    if (state.outputBefore().equals(state.runsBefore())) {
      return; // it goes with its runs
    }
    go(new OldRuns(state.outputBefore()), false);
  }

  /** Runs with what they still have of output. */
  public void runs() throws SQLException {
    CleanupState state = cleanups.state();
    state.begin("deleting runs");
    var runs = new OldRuns(state.runsBefore());
    go(runs, true);
    try (Connection connection = dataSource.getConnection()) {
      state.add(Kind.KEPT, runs.kept(connection));
    }
  }

  private void go(OldRuns runs, boolean themselves) throws SQLException {
    CleanupState state = cleanups.state();
    long seen = 0;
    try (Connection connection = dataSource.getConnection()) {
      state.expect(runs.count(connection));
      var deletion = new Deletion(connection, state.dryRun());
      for (List<OldRun> page = runs.next(connection);
          !page.isEmpty();
          page = runs.next(connection)) {
        if (!themselves || !state.dryRun() || isOnlyCounted(state)) {
          state.add(deletion.output(page.stream().map(OldRun::number).toList()));
        }
        if (themselves) {
          List<Long> older =
              page.stream().filter(run -> !run.newest()).map(OldRun::number).toList();
          state.add(Kind.RUNS, deletion.runs(older));
        }
        seen += page.size();
        state.done(seen);
      }
    }
  }

  /** A dry run has counted the output of the runs in the step before, if that did anything. */
  private static boolean isOnlyCounted(CleanupState state) {
    return state.outputBefore().equals(state.runsBefore());
  }

  /** What else is old. */
  public void rest() throws SQLException {
    CleanupState state = cleanups.state();
    state.begin("deleting what else is old");
    try (Connection connection = dataSource.getConnection()) {
      var deletion = new Deletion(connection, state.dryRun());
      Instant before = state.runsBefore();
      state.add(
          Kind.MISSED_RANGES,
          deletion.rows("missed_range", NOT_THE_NEWEST_RANGE, before, state::done));
      state.add(Kind.ABSENCES, deletion.rows("absence", "until < ?", before, state::done));
      state.add(
          Kind.GENERATIONS,
          deletion.rows("book", FORGOTTEN_BOOK + notHeld(), before, BOOKS_AT_ONCE, state::done));
      if (schema.hasPublishedTables()) {
        state.add(
            Kind.PUBLISHED_OUTPUT,
            deletion.rows("published_output", PUBLISHED_BEFORE, before, state::done));
        state.add(
            Kind.PUBLISHED_EXIT_STATUS,
            deletion.rows("published_exit_status", PUBLISHED_BEFORE, before, state::done));
      }
    }
  }

  /** What holds here, and what connected workers may plan by. */
  private String notHeld() {
    Stream<Long> planned =
        workers.connected().stream()
            .flatMap(one -> alarm.generationOf(one.name()).stream().boxed());
    return Stream.concat(Stream.of(schedules.book().generation()), planned)
        .map(String::valueOf)
        .distinct()
        .collect(joining(", ", " AND generation NOT IN (", ")"));
  }

  /** Asks the workers to clean their journals. */
  public void workers() {
    CleanupState state = cleanups.state();
    state.begin("telling the workers");
    List<ConnectedWorker> connected = workers.connected();
    if (!state.dryRun()) {
      connected.forEach(worker -> worker.link().send(new ServerToWorker.Cleanup()));
      state.add(Kind.WORKERS_TOLD, connected.size());
    }
    CleanupCounts counts = state.counts();
    LOG.log(
        Level.INFO,
        "cleanup{0}: {1} runs, {2} lines of output, {3} ranges, {4} absences, {5} generations of"
            + " the book; kept {6} old runs that have not ended or are not settled; told {7} workers",
        state.dryRun() ? " (dry run)" : "",
        counts.runs(),
        counts.outputLines(),
        counts.missedRanges(),
        counts.absences(),
        counts.generations(),
        counts.kept(),
        counts.workersTold());
  }
}
