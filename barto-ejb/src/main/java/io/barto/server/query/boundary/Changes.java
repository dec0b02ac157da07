package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ServerRequest.CheckReload;
import io.barto.protocol.ServerToCli.Text;
import io.barto.protocol.Wire;
import io.barto.server.lane.DatabaseTrouble;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.refusal.RefusedException;
import io.barto.server.schedule.boundary.Gaps;
import io.barto.server.schedule.boundary.Reload;
import io.barto.server.schedule.boundary.ReloadRefusedException;
import io.barto.server.schedule.boundary.Schedules;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What people change; each change says what it has done, or fails as a whole. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Changes {
  private static final Logger LOG = System.getLogger(Changes.class.getName());

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Reload reload;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Gaps gaps;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  /** Reads the schedules again. */
  public ReloadReport reload(boolean dryRun, Requester requester) {
    return translated(() -> reload.reload(dryRun, requester.name()));
  }

  /** What a reload would change, were this the server's configuration. */
  public ReloadReport check(CheckReload candidate) {
    int length = candidate.name().length() + candidate.content().length();
    if (length > Wire.LONGEST_CONFIGURATION) {
      throw new RefusedException(
          ErrorCode.TOO_LARGE,
          "a configuration to be checked may have "
              + Wire.LONGEST_CONFIGURATION
              + " characters, this one has "
              + length);
    }
    return translated(() -> reload.check(candidate.name(), candidate.content()));
  }

  /** A worker will not come back. */
  public Text retire(String worker, Requester requester) {
    checkSeen(
        worker,
        "there is nothing to close; it is expected until [schedules."
            + worker
            + "] is removed from bartos.toml");
    return confirmed(requester, () -> gaps.retire(worker));
  }

  /** A worker of the book that was never there is away, but has left nothing behind. */
  private void checkSeen(String worker, String advice) {
    long id =
        Reading.of(
            dataSource, connection -> new Lookup(connection, schedules.book()).worker(worker));
    if (id == Lookup.NEVER_SEEN) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST, "worker `" + worker + "` was never connected: " + advice);
    }
  }

  /** Lets another instance in under a worker's name. */
  public Text replace(String worker, Requester requester) {
    checkSeen(worker, "there is none to replace; whoever comes first under this name is let in");
    return confirmed(
        requester,
        () ->
            "the next new instance named `"
                + worker
                + "` takes the place of the old one, if it comes until "
                + workers.allowReplacement(worker).truncatedTo(ChronoUnit.SECONDS));
  }

  private static Text confirmed(Requester requester, Supplier<String> change) {
    String done = translated(change);
    LOG.log(Level.INFO, "{0} asked for it: {1}", requester.name(), done);
    return new Text(done);
  }

  private static <T> T translated(Supplier<T> change) {
    try {
      return change.get();
    } catch (ReloadRefusedException e) {
      throw new RefusedException(ErrorCode.BAD_REQUEST, e.text());
    } catch (RuntimeException e) {
      throw databaseTrouble(e);
    }
  }

  /**
   * What to say of a change that the database did not take.
   *
   * @throws RuntimeException the failure itself, where it is another
   */
  static RefusedException databaseTrouble(RuntimeException failure) {
    DatabaseTrouble trouble = DatabaseTrouble.of(failure).orElseThrow(() -> failure);
    LOG.log(Level.WARNING, "a change failed: {0}", trouble);
    LOG.log(Level.DEBUG, "a change failed", failure);
    return new RefusedException(
        ErrorCode.DATABASE_UNAVAILABLE, "nothing was changed: at the server, " + trouble);
  }
}
