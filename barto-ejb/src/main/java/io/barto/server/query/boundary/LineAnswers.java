package io.barto.server.query.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.CommandNames;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.SchemaMigration;
import io.barto.server.query.control.OutputParts;
import io.barto.server.query.control.RunOutput;
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

/** The lines of ended runs, as the published program answers; its own rows are among them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LineAnswers {
  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SchemaMigration schema;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  /** Of one command name on one worker. */
  public long list(CliToServer.ListOutput request, Consumer<ServerToCli> sink) {
    return walk(
        OutputParts.list(sink),
        known -> known.checkCommand(request.worker(), request.commandName()),
        output -> output.ofSchedule(request.worker(), request.commandName()));
  }

  /** Of runs that did not succeed. */
  public long failed(Consumer<ServerToCli> sink) {
    return walk(OutputParts.failed(sink), known -> {}, RunOutput::ofFailed);
  }

  /** Of one command name on every worker. */
  public long cmd(CliToServer.Cmd request, Consumer<ServerToCli> sink) {
    return walk(
        OutputParts.cmd(sink),
        known -> known.checkCommand(null, request.commandName()),
        output -> output.ofName(request.commandName()));
  }

  private long walk(OutputParts parts, Check check, Walk walk) {
    return Reading.of(
        dataSource,
        connection -> {
          check.of(known(connection));
          walk.through(new RunOutput(connection, parts, schema.hasPublishedTables()));
          return parts.finish();
        });
  }

  private KnownCommands known(Connection connection) {
    return new KnownCommands(
        connection, new Lookup(connection, schedules.book()), schema.hasPublishedTables());
  }

  /** The command names of one worker. */
  public CommandNames commands(CliToServer.ListCommands request) {
    return new CommandNames(
        Reading.of(
            dataSource,
            connection -> {
              KnownCommands known = known(connection);
              known.checkWorker(request.worker());
              return known.of(request.worker());
            }));
  }

  @FunctionalInterface
  private interface Check {
    void of(KnownCommands known) throws SQLException;
  }

  @FunctionalInterface
  private interface Walk {
    void through(RunOutput output) throws SQLException;
  }
}
