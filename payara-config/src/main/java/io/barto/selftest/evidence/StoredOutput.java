package io.barto.selftest.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * All lines of a run, each with its end.
 *
 * @param lines how many there are
 * @param gaps how many marks there are of output that is lost
 */
public record StoredOutput(String output, String errorOutput, long lines, long gaps) {
  static StoredOutput of(ResultSet rows) throws SQLException {
    var output = new StringBuilder();
    var errorOutput = new StringBuilder();
    long lines = 0;
    long gaps = 0;
    while (rows.next()) {
      if (rows.getString(1).equals("gap")) {
        gaps++;
        continue;
      }
      boolean error = rows.getString(1).equals("stderr");
      (error ? errorOutput : output).append(rows.getString(2)).append('\n');
      lines++;
    }
    return new StoredOutput(output.toString(), errorOutput.toString(), lines, gaps);
  }
}
