package io.barto.server.schedule.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.realtime.TimeZones;
import io.barto.server.lane.DatabaseTrouble;
import io.barto.server.lane.TroubleLog;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.DecidedFires;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Workers come and go: each arrival is welcomed, gets its book and what it missed, and is planned.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Arrivals {
  private static final Logger LOG = System.getLogger(Arrivals.class.getName());

  /** How often a worker shall send a heartbeat. */
  private static final int HEARTBEAT_MILLIS = 5_000;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private DecidedFires decided;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore output;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Version1Book version1;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Alarm alarm;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Absences absences;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Gaps gaps;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /**
   * Welcomes a worker.
   *
   * @throws RefusedException where it is not admitted
   */
  public ConnectedWorker arrive(
      UUID connection,
      String name,
      String address,
      Hello hello,
      WorkerLink link,
      String serverVersion) {
    return reaching(name, () -> welcome(connection, name, address, hello, link, serverVersion));
  }

  /** Who comes while the database is away is told so; the log has it once, whoever comes. */
  private ConnectedWorker reaching(String name, Supplier<ConnectedWorker> arrival) {
    absences.arriving(name);
    try {
      return arrival.get();
    } catch (RuntimeException e) {
      DatabaseTrouble trouble = DatabaseTrouble.of(e).orElseThrow(() -> e);
      TroubleLog.ofServer().met(trouble, "worker " + name + " has to come again", e);
      throw new RefusedException(
          ErrorCode.DATABASE_UNAVAILABLE, "the server can't serve workers at the moment");
    } finally {
      absences.arrived(name);
    }
  }

  private ConnectedWorker welcome(
      UUID connection,
      String name,
      String address,
      Hello hello,
      WorkerLink link,
      String serverVersion) {
    ConnectedWorker worker = workers.admit(connection, name, address, hello, link);
    workers.takeGap(connection).ifPresent(since -> gaps.ofReplaced(worker, since));
    RunLedger.Settlement settled = ledger.settle(worker, hello.openRuns(), clock.instant());
    link.send(
        new Welcome(
            connection,
            serverVersion,
            clock.instant(),
            worker.epoch(),
            HEARTBEAT_MILLIS,
            settled.open(),
            output.endsOf(worker.id(), hello.openRuns())));
    link.send(new Decided(decided.of(worker.id())));
    link.send(schedules.bookOf(name));
    for (Dispatch dispatch : settled.again()) {
      link.send(dispatch);
    }
    if (schedules.book().of(name).isEmpty()) {
      LOG.log(Level.WARNING, "worker {0} has no schedules in the configuration", name);
    }
    if (!hello.timeZones().equals(TimeZones.version())) {
      LOG.log(
          Level.INFO,
          "worker {0} has the time-zone database {1}, this server {2}: the worker goes by the zones"
              + " that it is sent",
          name,
          hello.timeZones(),
          TimeZones.version());
    }
    alarm.plan(worker, hello);
    absences.changed();
    return worker;
  }

  /** A worker says how far its journal has come, and how late it is. */
  public void heard(ConnectedWorker worker, JournalMark journal, Instant workerTime) {
    workers.heard(worker, journal, workerTime);
  }

  /** A worker has a book in its journal. */
  public void accepted(ConnectedWorker worker, BookAccepted message) {
    alarm.follow(worker, message);
  }

  /** A worker says how its journal is; an empty text: as it should be. */
  public void journal(ConnectedWorker worker, String trouble) {
    workers.journal(worker, trouble);
  }

  /**
   * Lets a worker of version 1 in: it gets its schedules at once, and fires by itself.
   *
   * @throws RefusedException where it is not admitted
   */
  public ConnectedWorker arriveVersion1(
      UUID connection, String name, String address, WorkerLink link) {
    ConnectedWorker worker =
        reaching(name, () -> workers.admitVersion1(connection, name, address, link));
    version1.initialize(worker);
    absences.changed();
    return worker;
  }

  /** A version 1 worker has said what its host is. */
  public void informed(ConnectedWorker worker, HostInfo info) {
    workers.informed(worker.name(), worker.connection(), info);
  }

  /** A worker's connection has ended. */
  public void leave(UUID connection, String name) {
    Instant now = clock.instant();
    boolean current =
        workers.find(name).filter(worker -> worker.connection().equals(connection)).isPresent();
    if (!current) {
      return; // it was never let in, or another one has taken over
    }
    absences.leaving(name, now); // before it is gone: else somebody who looks would not know why
    if (workers.left(name, connection)) {
      alarm.forget(name, connection);
      absences.changed();
    } else {
      absences.stays(name, now);
    }
  }
}
