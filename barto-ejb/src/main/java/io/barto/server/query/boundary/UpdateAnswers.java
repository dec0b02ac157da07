package io.barto.server.query.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.SchemaMigration;
import io.barto.server.query.control.RunOutput;
import io.barto.server.query.control.update.FoundUpdates;
import io.barto.server.query.control.update.UpdateParts;
import io.barto.server.schedule.boundary.Schedules;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Package updates, found in what a worker's successful runs have written. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UpdateAnswers {
  private static final Logger LOG = System.getLogger(UpdateAnswers.class.getName());

  /** What is left of somebody's patience for the answer itself. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SchemaMigration schema;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /**
   * What one package manager has updated on one worker, of all its runs together: so much of it as
   * was found in time, and as one message holds.
   *
   * @param patience how long it may take
   */
  public ServerToCli.Updates found(CliToServer.Updates request, Duration patience) {
    var found = new FoundUpdates(request.kind());
    Instant end = clock.instant().plus(patience).minus(MARGIN);
    var parts =
        new UpdateParts(
            request.kind(),
            clock,
            part -> {
              if (!found.add((RunUpdates) part)) {
                throw new EnoughException("one message holds no more");
              }
            });
    RunOutput.LineSink inTime =
        line -> {
          if (clock.instant().isAfter(end)) {
            throw new EnoughException("to find them all takes longer than version 1 waits");
          }
          parts.accept(line);
        };
    try {
      read(request.worker(), inTime);
      long unused = parts.finish();
    } catch (EnoughException e) {
      LOG.log(
          Level.WARNING,
          "not all updates on {0} were told to a barto-cli of version 1: {1}; that of version 2 is"
              + " told all",
          request.worker(),
          e.getMessage());
    }
    return new ServerToCli.Updates(found.found());
  }

  /**
   * The same run by run, with all that is known of each package.
   *
   * @return how many packages there were
   */
  public long byRun(ServerRequest.FindUpdates request, Consumer<ServerToCli> sink) {
    var parts = new UpdateParts(request.kind(), clock, sink);
    read(request.worker(), parts);
    return parts.finish();
  }

  private void read(String worker, RunOutput.LineSink lines) {
    boolean published = schema.hasPublishedTables();
    Reading.of(
        dataSource,
        connection -> {
          if (!published) { // what was taken over names workers that were never here
            long unused = new Lookup(connection, schedules.book()).worker(worker);
          }
          new RunOutput(connection, lines, published).ofSucceeded(worker);
          return true;
        });
  }

  /** Ends the search for what is not told any more. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException(String why) {
      super(why);
    }
  }
}
