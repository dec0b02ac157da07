package io.barto.server.query.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.SchemaMigration;
import io.barto.server.query.control.RunOutput;
import io.barto.server.query.control.update.UpdateReader;
import io.barto.server.schedule.boundary.Schedules;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
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

  private ServerToCli.Updates found(CliToServer.Updates request, Connection connection)
      throws SQLException {
    boolean published = schema.hasPublishedTables();
    if (!published) { // what was taken over names workers that were never here
      long unused = new Lookup(connection, schedules.book()).worker(request.worker());
    }
    UpdateReader reader = UpdateReader.of(request.kind());
    RunOutput.LineSink lines =
        line -> {
          String text = line.text();
          if (text != null) {
            reader.line(text);
          }
        };
    new RunOutput(connection, lines, published).ofSucceeded(request.worker());
    return new ServerToCli.Updates(reader.found());
  }
}
