package io.barto.server.query.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputRequest;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.AbsentWorker;
import io.barto.protocol.ServerToCli.Client;
import io.barto.protocol.ServerToCli.ClientVersions;
import io.barto.protocol.ServerToCli.Clients;
import io.barto.protocol.ServerToCli.ClockOffset;
import io.barto.protocol.ServerToCli.CommandNames;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.SchemaMigration;
import io.barto.server.query.control.OutputParts;
import io.barto.server.query.control.RunOutput;
import io.barto.server.query.control.SqlRows;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.DroppedMessages;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Answers what people ask, in parts of bounded size. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Answers {
  private static final int QUERY_SECONDS = 20;

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

  @Resource(lookup = DataSources.QUERY)
  @SuppressWarnings("NullAway.Init")
  private DataSource queryDataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStates states;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Changes changes;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerFacts facts;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SchemaMigration schema;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private DroppedMessages dropped;

  /**
   * Answers one request.
   *
   * @param sink takes the parts, on this thread; what it throws ends the answer
   * @return how many items the answer had
   * @throws RequestFailedException where there is no answer; parts may have been sent before
   */
  public long answer(CliToServer request, Consumer<ServerToCli> sink) {
    try {
      return request.accept(new Answering(sink));
    } catch (UncheckedSqlException e) {
      throw failure(e.sql());
    }
  }

  private static RequestFailedException failure(SQLException e) {
    if (e instanceof SQLTimeoutException) {
      return new RequestFailedException(
          ErrorCode.TIMED_OUT,
          "the database took longer than " + QUERY_SECONDS + " s; ask for less");
    }
    String state = e.getSQLState();
    boolean unreachable = state == null || state.startsWith("08");
    return new RequestFailedException(
        unreachable ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.BAD_REQUEST,
        (unreachable ? "the server's database is not reachable: " : "") + e.getMessage());
  }

  /** One method a request. */
  private final class Answering implements CliToServer.Handler<Long> {
    private final Consumer<ServerToCli> sink;

    Answering(Consumer<ServerToCli> sink) {
      this.sink = sink;
    }

    @Override
    public Long info(CliToServer.Info message) {
      sink.accept(
          message.json()
              ? new ServerToCli.InfoJson(facts.json())
              : new ServerToCli.Info(facts.variables()));
      return 1L;
    }

    @Override
    public Long updates(CliToServer.Updates message) {
      throw notYet("updates");
    }

    @Override
    public Long cleanup(CliToServer.Cleanup message) {
      throw notYet("cleanup");
    }

    @Override
    public Long clients(CliToServer.Clients message) {
      var clients = new LinkedHashMap<UUID, Client>();
      for (ConnectedWorker worker : workers.connected()) {
        clients.put(
            worker.connection(),
            new Client(worker.name(), worker.address(), WorkerInfo.shown(worker)));
      }
      clocks();
      sink.accept(new Clients(clients));
      absent();
      dropped();
      return (long) clients.size();
    }

    private void clocks() {
      List<ClockOffset> offsets = states.clocks();
      if (!offsets.isEmpty()) {
        sink.accept(new ServerToCli.Clocks(offsets));
      }
    }

    private void absent() {
      List<AbsentWorker> away = states.away();
      if (!away.isEmpty()) {
        sink.accept(new ServerToCli.Absent(away));
      }
    }

    private void dropped() {
      List<ServerToCli.DroppedMessages> all =
          dropped.all().stream()
              .map(
                  one ->
                      new ServerToCli.DroppedMessages(
                          one.worker(), one.byWorker(), one.reason(), one.count()))
              .toList();
      if (!all.isEmpty()) {
        sink.accept(new ServerToCli.Dropped(all));
      }
    }

    @Override
    public Long query(CliToServer.Query message) {
      if (!facts.queryIsOn()) {
        throw new RequestFailedException(
            ErrorCode.SWITCHED_OFF,
            "queries are switched off: they need a database user who can only read;"
                + " make one and set query_username and query_password under [mariadb]"
                + " in bartos.toml");
      }
      try (Connection connection = queryDataSource.getConnection()) {
        connection.setReadOnly(true);
        long rows = SqlRows.stream(connection, message.sql(), QUERY_SECONDS, sink::accept);
        if (rows > SqlRows.MAX_ROWS) {
          throw new RequestFailedException(
              ErrorCode.TOO_LARGE,
              "the answer was cut after " + SqlRows.MAX_ROWS + " rows; ask for less");
        }
        return rows;
      } catch (SQLException e) {
        throw failure(e);
      }
    }

    @Override
    public Long list(CliToServer.ListOutput message) {
      var parts = OutputParts.list(sink);
      walk(parts, output -> output.ofSchedule(message.worker(), message.commandName()));
      return parts.finish();
    }

    @Override
    public Long listCommands(CliToServer.ListCommands message) {
      var names = new ArrayList<String>();
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement =
              connection.prepareStatement(
                  schema.hasPublishedTables() ? OWN_COMMANDS + OTHER_COMMANDS : OWN_COMMANDS)) {
        for (int i = 1; i <= (schema.hasPublishedTables() ? 2 : 1); i++) {
          statement.setString(i, message.worker());
        }
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            names.add(rows.getString(1));
          }
        }
        Collections.sort(names);
      } catch (SQLException e) {
        throw failure(e);
      }
      sink.accept(new CommandNames(names));
      return (long) names.size();
    }

    @Override
    public Long failed(CliToServer.Failed message) {
      var parts = OutputParts.failed(sink);
      walk(parts, RunOutput::ofFailed);
      return parts.finish();
    }

    @Override
    public Long cmd(CliToServer.Cmd message) {
      var parts = OutputParts.cmd(sink);
      walk(parts, output -> output.ofName(message.commandName()));
      return parts.finish();
    }

    @Override
    public Long clientVersions(CliToServer.ClientVersions message) {
      var versions = new LinkedHashMap<String, String>();
      List<ConnectedWorker> connected = workers.connected();
      connected.forEach(worker -> versions.put(worker.name(), worker.info().version()));
      sink.accept(new ClientVersions(versions));
      return (long) versions.size();
    }

    @Override
    public Long reload(CliToServer.Reload message) {
      return one(changes.reload(message.dryRun()));
    }

    @Override
    public Long retireWorker(CliToServer.RetireWorker message) {
      return one(changes.retire(message.name()));
    }

    @Override
    public Long replaceWorker(CliToServer.ReplaceWorker message) {
      return one(changes.replace(message.name()));
    }

    @Override
    public Long schedules(RunRequest.Schedules message) {
      throw notYet("schedules");
    }

    @Override
    public Long runs(RunRequest.Runs message) {
      throw notYet("runs");
    }

    @Override
    public Long showRun(RunRequest.ShowRun message) {
      throw notYet("showRun");
    }

    @Override
    public Long runNow(RunRequest.RunNow message) {
      throw notYet("runNow");
    }

    @Override
    public Long output(OutputRequest.Output message) {
      throw notYet("output");
    }

    @Override
    public Long tail(OutputRequest.Tail message) {
      throw notYet("tail");
    }

    @Override
    public Long showWorker(ServerRequest.ShowWorker message) {
      throw notYet("showWorker");
    }

    @Override
    public Long overview(ServerRequest.Overview message) {
      throw notYet("overview");
    }

    @Override
    public Long cleanOlder(ServerRequest.CleanOlder message) {
      throw notYet("cleanOlder");
    }

    @Override
    public Long serverState(ServerRequest.ServerState message) {
      throw notYet("serverState");
    }

    private Long one(ServerToCli answer) {
      sink.accept(answer);
      return 1L;
    }

    private void walk(RunOutput.LineSink lines, Walk walk) {
      try (Connection connection = dataSource.getConnection()) {
        walk.through(new RunOutput(connection, lines, schema.hasPublishedTables()));
      } catch (SQLException e) {
        throw new UncheckedSqlException(e);
      }
    }

    private RequestFailedException notYet(String command) {
      return new RequestFailedException(
          ErrorCode.SWITCHED_OFF, "this version of the server has no `" + command + "`");
    }
  }

  @FunctionalInterface
  private interface Walk {
    void through(RunOutput output) throws SQLException;
  }

  private static final class UncheckedSqlException extends RuntimeException {
    private final SQLException sql;

    UncheckedSqlException(SQLException sql) {
      super(sql);
      this.sql = sql;
    }

    SQLException sql() {
      return sql;
    }
  }
}
