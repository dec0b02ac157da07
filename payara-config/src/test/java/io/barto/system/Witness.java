package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A worker with a command for every second, by which others can see whether the server is well. */
final class Witness {
  static final String NAME = "vader";
  static final String SCHEDULE = "every-second";

  private static final String RUNS = " FROM run WHERE schedule = '" + SCHEDULE + "'";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Installation installation;

  private Witness(Installation installation) {
    this.installation = installation;
  }

  /** How much later than their nominal seconds commands started. */
  record Lateness(int starts, Duration median, Duration p99) {
    @Override
    public String toString() {
      return "%d starts, p50 %d ms, p99 %d ms".formatted(starts, median.toMillis(), p99.toMillis());
    }
  }

  /** Starts it and waits until it has run for some seconds. */
  static Witness start(Installation installation) throws IOException {
    installation.startWorker(NAME);
    installation.awaitNumber("SELECT COUNT(started)" + RUNS, 5, LIMIT);
    return new Witness(installation);
  }

  /** Waits until every second from one instant up to another has had its start. */
  void awaitStarts(Instant from, Instant to) {
    long seconds = Duration.between(from, to).toSeconds();
    installation.awaitNumber("SELECT COUNT(started)" + of(from, to), seconds, LIMIT);
  }

  /** Every second has exactly one run. */
  void missedNothing(Instant from, Instant to) {
    String runs = of(from, to);
    assertThat(
            installation.number(
                "SELECT TIMESTAMPDIFF(SECOND, MIN(nominal), MAX(nominal)) + 1 - COUNT(*)" + runs))
        .as("seconds without a run")
        .isZero();
    assertThat(installation.number("SELECT COUNT(*) - COUNT(DISTINCT nominal)" + runs)).isZero();
  }

  Lateness lateness(Instant from, Instant to) throws SQLException {
    List<Duration> sorted = new ArrayList<>();
    try (Connection connection = installation.database();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT TIMESTAMPDIFF(MICROSECOND, nominal, started) AS late"
                    + of(from, to)
                    + " AND started IS NOT NULL ORDER BY late")) {
      while (rows.next()) {
        sorted.add(Duration.of(rows.getLong(1), ChronoUnit.MICROS));
      }
    }
    int last = sorted.size() - 1;
    return new Lateness(sorted.size(), sorted.get(last / 2), sorted.get(last * 99 / 100));
  }

  private static String of(Instant from, Instant to) {
    return RUNS + " AND nominal > " + text(from) + " AND nominal <= " + text(to);
  }

  /** In UTC, whatever time zone the database's session has. */
  private static String text(Instant at) {
    return "'1970-01-01' + INTERVAL " + at.getEpochSecond() + " SECOND";
  }
}
