package io.barto.server.query.control.run;

import io.barto.protocol.OutputKind;
import io.barto.protocol.RunAnswer.OutputGap;
import io.barto.protocol.RunAnswer.RunDetail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.Sibling;
import io.barto.protocol.RunAnswer.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that the database knows of one run. */
public final class RunDetails {
  /** An answer names no more gaps than that; each is a disk that was full, or a database away. */
  private static final int MOST_GAPS = 1_000;

  private static final String REST =
      "SELECT r.command, r.accepted, r.generation, r.instance, r.stop_on_failure, r.finished,"
          + " r.stdout_bytes, r.stderr_bytes FROM run r WHERE r.number = ?";

  /** Those of one fire have a nominal time, those that a person asked for came at one time. */
  private static final String SIBLINGS =
      "SELECT s.run_id, s.command_index, s.attempt, s.state FROM run r JOIN run s"
          + " ON s.worker = r.worker AND s.schedule = r.schedule AND s.sorted = r.sorted"
          + " AND s.origin = r.origin AND s.number <> r.number"
          + " WHERE r.number = ? AND r.origin <> 'WORKER'"
          + " ORDER BY s.command_index, s.attempt LIMIT 1000";

  private static final String CHUNKS =
      "SELECT kind, byte_offset, bytes, line_count, gap IS NOT NULL FROM output_chunk WHERE run = ?"
          + " ORDER BY kind, byte_offset";

  private final Connection connection;
  private final long number;
  private final long[] lines = new long[2];
  private final long[] ends = new long[2];
  private final List<OutputGap> gaps = new ArrayList<>();

  private RunDetails(Connection connection, long number) {
    this.connection = connection;
    this.number = number;
  }

  /** The details of a run; null where there is none of that number any more. */
  public static @Nullable RunDetail of(Connection connection, long number) throws SQLException {
    RunItem item = new RunDetails(connection, number).item();
    return item == null ? null : new RunDetails(connection, number).detail(item);
  }

  private @Nullable RunItem item() throws SQLException {
    String sql = RunRow.SELECT + RunRow.WORKER + "WHERE r.number = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? RunRow.item(rows) : null;
      }
    }
  }

  private @Nullable RunDetail detail(RunItem item) throws SQLException {
    lookThroughChunks();
    List<Sibling> siblings = siblings();
    try (PreparedStatement statement = connection.prepareStatement(REST)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? detail(item, siblings, row) : null;
      }
    }
  }

  private RunDetail detail(RunItem item, List<Sibling> siblings, ResultSet row)
      throws SQLException {
    String command = row.getString(1);
    @Nullable Instant accepted = DatabaseTime.orNull(row, 2);
    boolean ended = row.getObject(6) != null;
    if (ended) {
      missingAtTheEnd(OutputKind.STDOUT, 0, row.getObject(7, Long.class));
      missingAtTheEnd(OutputKind.STDERR, 1, row.getObject(8, Long.class));
    }
    return new RunDetail(
        item,
        command,
        accepted,
        row.getLong(3),
        row.getObject(4, UUID.class),
        row.getBoolean(5),
        lines[0],
        lines[1],
        siblings,
        gaps);
  }

  private void lookThroughChunks() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHUNKS)) {
      statement.setFetchSize(1_000);
      statement.setLong(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          int kind = rows.getInt(1);
          chunk(kind, rows.getLong(2), rows.getLong(3));
          if (rows.getBoolean(5)) {
            missing(stream(kind), rows.getLong(2), rows.getLong(3));
          } else {
            lines[kind] += rows.getLong(4);
          }
        }
      }
    }
  }

  private void chunk(int kind, long offset, long bytes) {
    if (offset > ends[kind]) {
      missing(stream(kind), ends[kind], offset - ends[kind]);
    }
    ends[kind] = offset + bytes;
  }

  private static OutputKind stream(int kind) {
    return kind == 0 ? OutputKind.STDOUT : OutputKind.STDERR;
  }

  /** What its worker says that it wrote, and what is stored of it. */
  private void missingAtTheEnd(OutputKind stream, int kind, @Nullable Long written) {
    if (written != null && written > ends[kind]) {
      missing(stream, ends[kind], written - ends[kind]);
    }
  }

  private void missing(OutputKind stream, long offset, long bytes) {
    if (gaps.size() < MOST_GAPS) {
      gaps.add(new OutputGap(stream, offset, bytes));
    }
  }

  private List<Sibling> siblings() throws SQLException {
    var siblings = new ArrayList<Sibling>();
    try (PreparedStatement statement = connection.prepareStatement(SIBLINGS)) {
      statement.setLong(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          siblings.add(
              new Sibling(
                  rows.getObject(1, UUID.class),
                  rows.getInt(2),
                  rows.getInt(3),
                  State.valueOf(rows.getString(4))));
        }
      }
    }
    return siblings;
  }
}
