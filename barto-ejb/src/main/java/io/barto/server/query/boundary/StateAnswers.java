package io.barto.server.query.boundary;

import io.barto.config.ServerTlsConfig;
import io.barto.plan.ScheduleBook;
import io.barto.program.ProgramVersion;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerAnswer.DatabaseView;
import io.barto.protocol.ServerAnswer.Overview;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerAnswer.ServerState;
import io.barto.protocol.ServerAnswer.ShownCertificate;
import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.query.control.NextFires;
import io.barto.server.query.control.run.RunCounts;
import io.barto.server.schedule.boundary.Absences;
import io.barto.server.schedule.boundary.Schedules;
import io.barto.server.worker.boundary.AbsenceStore.Away;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import io.barto.tls.PemCertificates;
import io.barto.tls.PemException;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What goes on, and how the server is. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StateAnswers {
  private static final int WIRE = 2;
  private static final int MOST_RUNNING = 50;
  private static final int MOST = 20;
  private static final List<State> OPEN = List.of(State.DUE, State.DISPATCHED, State.RUNNING);
  private static final List<State> FAILED =
      List.of(State.FAILED, State.TIMED_OUT, State.KILLED, State.LOST);

  /** Many may look on, each once a second: they share what was found last. */
  private static final Duration FRESH = Duration.ofMillis(900);

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Absences absences;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerFacts facts;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SqlAnswers sql;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  private final NextFires nextFires = new NextFires(MOST);
  private @Nullable Overview last;

  /** What goes on now. */
  public synchronized Overview overview() {
    Instant now = clock.instant();
    Overview known = last;
    if (known == null || !now.isBefore(known.time().plus(FRESH)) || now.isBefore(known.time())) {
      known = Reading.of(dataSource, connection -> overview(connection, now));
      last = known;
    }
    return known;
  }

  private Overview overview(Connection connection, Instant now) throws SQLException {
    ScheduleBook book = schedules.book();
    return new Overview(
        now,
        ProgramVersion.current().version(),
        book.generation(),
        book.entries().size(),
        presences(),
        RunCounts.newest(connection, OPEN, MOST_RUNNING),
        RunCounts.in(connection, OPEN),
        nextFires.after(now, book),
        RunCounts.newest(connection, FAILED, MOST),
        RunCounts.since(connection, now.minus(Duration.ofDays(1))));
  }

  private List<Presence> presences() {
    var all = new ArrayList<Presence>();
    var here = new HashSet<String>();
    for (ConnectedWorker worker : workers.connected()) {
      here.add(worker.name());
      all.add(new Presence(worker.name(), true, worker.since(), "", worker.wire()));
    }
    for (Away away : absences.lastKnown()) {
      if (!here.contains(away.worker())) {
        all.add(new Presence(away.worker(), false, away.since(), away.why(), away.seen() ? 2 : 0));
      }
    }
    return all;
  }

  /**
   * How the server is, and who asks. Its problems are those that nothing else here tells: that the
   * database is away, or a certificate ends soon, is told already.
   */
  public ServerState state(Requester requester) {
    DatabaseView database = database();
    var problems = new ArrayList<>(facts.problems());
    List<ShownCertificate> certificates = certificates(problems);
    if (database.reachable()) {
      absences.retired().forEach(worker -> problems.add(retired(worker)));
    }
    if (requester.asker().open()) {
      problems.add(configuration.config().openness());
    }
    ScheduleBook book = schedules.book();
    long connected = workers.connected().size();
    return new ServerState(
        clock.instant(),
        facts.started(),
        ProgramVersion.current().version(),
        WIRE,
        requester.asker(),
        database,
        requester.tls(),
        certificates,
        connected,
        database.reachable() ? presences().size() - connected : 0,
        book.generation(),
        book.entries().size(),
        problems);
  }

  private static String retired(String worker) {
    return "worker "
        + worker
        + " is retired, but still in bartos.toml\nremove [schedules."
        + worker
        + "] there, or start it again";
  }

  private DatabaseView database() {
    try (Connection connection = dataSource.getConnection()) {
      String version = connection.getMetaData().getDatabaseProductVersion();
      return new DatabaseView(true, version, "", sql.isOn());
    } catch (SQLException e) {
      return new DatabaseView(false, "", Reading.said(e), sql.isOn());
    }
  }

  private List<ShownCertificate> certificates(List<String> problems) {
    ServerTlsConfig tls = configuration.config().http().tls();
    if (tls == null) {
      return List.of();
    }
    try {
      return PemCertificates.read(tls.certFile()).stream().map(StateAnswers::shown).toList();
    } catch (PemException e) {
      problems.add(String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static ShownCertificate shown(X509Certificate certificate) {
    return new ShownCertificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }
}
