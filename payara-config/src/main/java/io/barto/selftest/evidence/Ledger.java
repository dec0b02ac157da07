package io.barto.selftest.evidence;

import io.barto.launcher.database.DatabaseAccess;
import io.barto.launcher.database.EmbeddedDatabase;
import io.barto.plan.Fire;
import io.barto.plan.ScheduleKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The server's database, asked from outside. Every answer is of a connection of its own. */
public final class Ledger {
  private static final String RUNS =
      "SELECT r.number, r.run_id, w.name, r.schedule,"
          + " TIMESTAMPDIFF(SECOND, '1970-01-01', r.nominal), r.command_index, r.state, r.exit_code,"
          + " r.origin, r.reason, r.generation FROM run r JOIN worker w ON w.id = r.worker"
          + " WHERE r.nominal IS NOT NULL ORDER BY r.number";
  private static final String MISSED =
      "SELECT w.name, m.schedule, TIMESTAMPDIFF(SECOND, '1970-01-01', m.first_nominal),"
          + " TIMESTAMPDIFF(SECOND, '1970-01-01', m.last_nominal), m.fires, m.kind, m.reason"
          + " FROM missed_range m JOIN worker w ON w.id = m.worker";
  private static final String HAS_MISSED =
      "SELECT COUNT(*) FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_name = 'missed_range'";

  private final Path dataDir;

  /** Of the server with this data directory. */
  public Ledger(Path dataDir) {
    this.dataDir = dataDir;
  }

  private Connection connect() throws SQLException, IOException {
    DatabaseAccess access = EmbeddedDatabase.accessTo(dataDir);
    String join = access.url().indexOf('?') < 0 ? "?" : "&";
    return DriverManager.getConnection(
        access.url() + join + "connectTimeout=3000&socketTimeout=30000",
        access.user(),
        access.password());
  }

  /** All runs of schedules. */
  public List<LedgerRun> runs() throws SQLException, IOException {
    var runs = new ArrayList<LedgerRun>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RUNS)) {
      while (row.next()) {
        runs.add(run(row));
      }
    }
    return runs;
  }

  private static LedgerRun run(ResultSet row) throws SQLException {
    var key = new ScheduleKey(row.getString(3), row.getString(4));
    int exitCode = row.getInt(8);
    boolean ended = !row.wasNull();
    return new LedgerRun(
        row.getLong(1),
        UUID.fromString(row.getString(2)),
        new Fire(key, Instant.ofEpochSecond(row.getLong(5))),
        row.getInt(6),
        row.getLong(11),
        row.getString(7),
        ended ? exitCode : null,
        row.getString(9),
        row.getString(10));
  }

  /** All ranges of instants that will never run. */
  public List<MissedRange> missed() throws SQLException, IOException {
    var ranges = new ArrayList<MissedRange>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (number(statement, HAS_MISSED) == 0) {
        return ranges; // a server that knows of no missed instants
      }
      try (ResultSet row = statement.executeQuery(MISSED)) {
        while (row.next()) {
          ranges.add(range(row));
        }
      }
    }
    return ranges;
  }

  private static MissedRange range(ResultSet row) throws SQLException {
    return new MissedRange(
        new ScheduleKey(row.getString(1), row.getString(2)),
        Instant.ofEpochSecond(row.getLong(3)),
        Instant.ofEpochSecond(row.getLong(4)),
        row.getLong(5),
        row.getString(6),
        row.getString(7));
  }

  /** How many workers have ever been there. */
  public long workers() throws SQLException, IOException {
    return number("SELECT COUNT(*) FROM worker WHERE epoch > 0");
  }

  private long number(String sql) throws SQLException, IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return number(statement, sql);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Tells the stored output of runs, one after the other. */
  public void output(List<LedgerRun> runs, OutputReader reader) throws SQLException, IOException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT kind, data FROM output WHERE cmd_uuid = ? ORDER BY id")) {
      for (LedgerRun run : runs) {
        statement.setString(1, run.run().toString());
        try (ResultSet row = statement.executeQuery()) {
          reader.read(run, StoredOutput.of(row));
        }
      }
    }
  }

  /** Takes the output of a run. */
  @FunctionalInterface
  public interface OutputReader {
    void read(LedgerRun run, StoredOutput output);
  }
}
