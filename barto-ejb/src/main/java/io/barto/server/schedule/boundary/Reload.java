package io.barto.server.schedule.boundary;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.server.schedule.control.BookDifference;
import io.barto.server.schedule.control.FireComparison;
import io.barto.server.schedule.control.ReloadWords;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code bartos.toml} again. The whole file is checked first; an invalid one changes nothing.
 * A valid one's schedules become the next generation of the book, which every connected worker is
 * sent; each of them names the instant from which on it holds.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Reload {
  private static final Logger LOG = System.getLogger(Reload.class.getName());

  /** How far ahead the fires are compared. */
  private static final int DAYS = 7;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Version1Book version1;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Absences absences;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /**
   * Reloads the schedules, or says what it would change.
   *
   * @param asked who or what wants it, for the log
   * @throws ReloadRefusedException where the file is not valid: nothing has changed
   */
  public synchronized ReloadReport reload(boolean dryRun, String asked) {
    ReloadReport report = reload(read(asked), dryRun);
    LOG.log(dryRun ? Level.DEBUG : Level.INFO, "reload ({0}): {1}", asked, ReloadWords.of(report));
    return report;
  }

  /**
   * Says what would change if something else stood in the file's place.
   *
   * @param name what to call it where something is wrong
   * @throws ReloadRefusedException where it is not valid
   */
  public synchronized ReloadReport check(String name, String content) {
    try {
      return reload(configuration.check(name, content), true);
    } catch (ConfigException e) {
      throw new ReloadRefusedException("the configuration is not valid:\n" + e.getMessage(), e);
    }
  }

  private ReloadReport reload(BartosConfig read, boolean dryRun) {
    BookDifference difference = BookDifference.of(schedules.book().schedules(), read.schedules());
    Instant now = clock.instant();
    FireComparison fires =
        FireComparison.of(difference.calendars(), now, now.plus(Duration.ofDays(DAYS)));
    if (!dryRun && schedules.replace(read.schedules())) {
      push(difference);
    }
    return new ReloadReport(
        dryRun,
        schedules.book().generation(),
        difference.changes(),
        DAYS,
        fires.appear(),
        fires.vanish(),
        configuration.needRestart(read));
  }

  private BartosConfig read(String asked) {
    try {
      return configuration.readAgain();
    } catch (ConfigException e) {
      LOG.log(
          Level.ERROR,
          "reload ({0}): the configuration is not valid, the schedules stay as they are:\n{1}",
          asked,
          e.getMessage());
      throw new ReloadRefusedException(
          "the configuration is not valid, the schedules stay as they are:\n" + e.getMessage(), e);
    }
  }

  private void push(BookDifference difference) {
    Set<String> affected =
        difference.changes().stream().map(ScheduleChange::worker).collect(Collectors.toSet());
    for (ConnectedWorker worker : workers.connected()) {
      if (!worker.isVersion1()) {
        worker.link().send(schedules.bookOf(worker.name()));
      }
    }
    version1.initializeAll(affected::contains);
    absences.changed();
  }
}
