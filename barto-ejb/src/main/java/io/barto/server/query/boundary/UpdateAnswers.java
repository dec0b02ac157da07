package io.barto.server.query.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.SchemaMigration;
import io.barto.server.query.control.RunOutput;
import io.barto.server.query.control.update.UpdateParts;
import io.barto.server.query.control.update.UpdateReader;
import io.barto.server.schedule.boundary.Schedules;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Package updates, found in what a worker's successful runs have written. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UpdateAnswers {
  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SchemaMigration schema;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  /** What one package manager has updated on one worker. */
  public ServerToCli.Updates found(CliToServer.Updates request) {
    return Reading.of(dataSource, connection -> found(request, connection));
  }

  /**
   * The same run by run, with all that is known of each package.
   *
   * @return how many packages there were
   */
  public long byRun(ServerRequest.FindUpdates request, Consumer<ServerToCli> sink) {
    return Reading.of(
        dataSource,
        connection -> {
          check(request.worker(), connection);
          var parts = new UpdateParts(request.kind(), sink);
          new RunOutput(connection, parts, schema.hasPublishedTables())
              .ofSucceededByRun(request.worker());
          return parts.finish();
        });
  }

  private void check(String worker, Connection connection) throws SQLException {
    if (!schema.hasPublishedTables()) { // what was taken over names workers that were never here
      long unused = new Lookup(connection, schedules.book()).worker(worker);
    }
  }

  private ServerToCli.Updates found(CliToServer.Updates request, Connection connection)
      throws SQLException {
    check(request.worker(), connection);
    UpdateReader reader = UpdateReader.of(request.kind());
    RunOutput.LineSink lines =
        line -> {
          String text = line.text();
          if (text != null) {
            reader.line(text);
          }
        };
    new RunOutput(connection, lines, schema.hasPublishedTables()).ofSucceeded(request.worker());
    return new ServerToCli.Updates(reader.found());
  }
}
