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
  /**
   * Whether all stored lines were written, in their order, whatever is missing between them; at the
   * edge of a gap there is but a part of a line.
   */
  public static boolean isPartOf(String stored, String written) {
    int at = 0;
    for (String line : (Iterable<String>) stored.lines()::iterator) {
      int found = written.indexOf(line, at);
      if (found < 0) {
        return false;
      }
      at = found + line.length();
    }
    return true;
  }

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
