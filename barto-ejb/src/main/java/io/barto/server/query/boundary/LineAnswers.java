package io.barto.server.query.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.CommandNames;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.SchemaMigration;
import io.barto.server.query.control.OutputParts;
import io.barto.server.query.control.RunOutput;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The lines of ended runs, as the published program answers; its own rows are among them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LineAnswers {
  private static final String OWN_COMMANDS =
      "SELECT DISTINCT r.schedule AS name FROM run r JOIN worker w ON w.id = r.worker"
          + " WHERE w.name = ?";

  /** Those of the published program, where its database was taken over; a union has no doubles. */
  private static final String OTHER_COMMANDS =
      " UNION SELECT CONVERT(cmd_name USING utf8mb4) COLLATE utf8mb4_bin FROM published_output"
          + " WHERE bartoc_name = ?";

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SchemaMigration schema;

  /** Of one command name on one worker. */
  public long list(CliToServer.ListOutput request, Consumer<ServerToCli> sink) {
    return walk(
        OutputParts.list(sink),
        output -> output.ofSchedule(request.worker(), request.commandName()));
  }

  /** Of runs that did not succeed. */
  public long failed(Consumer<ServerToCli> sink) {
    return walk(OutputParts.failed(sink), RunOutput::ofFailed);
  }

  /** Of one command name on every worker. */
  public long cmd(CliToServer.Cmd request, Consumer<ServerToCli> sink) {
    return walk(OutputParts.cmd(sink), output -> output.ofName(request.commandName()));
  }

  private long walk(OutputParts parts, Walk walk) {
    return Reading.of(
        dataSource,
        connection -> {
          walk.through(new RunOutput(connection, parts, schema.hasPublishedTables()));
          return parts.finish();
        });
  }

  /** The command names of one worker. */
  public CommandNames commands(CliToServer.ListCommands request) {
    return new CommandNames(
        Reading.of(dataSource, connection -> commands(connection, request.worker())));
  }

  private List<String> commands(Connection connection, String worker) throws SQLException {
    boolean published = schema.hasPublishedTables();
    var names = new ArrayList<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(published ? OWN_COMMANDS + OTHER_COMMANDS : OWN_COMMANDS)) {
      for (int i = 1; i <= (published ? 2 : 1); i++) {
        statement.setString(i, worker);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  @FunctionalInterface
  private interface Walk {
    void through(RunOutput output) throws SQLException;
  }
}
