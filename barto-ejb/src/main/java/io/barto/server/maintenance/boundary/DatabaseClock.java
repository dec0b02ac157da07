package io.barto.server.maintenance.boundary;

import io.barto.server.maintenance.control.ClockWatch;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Compares this host's clock with the database's, which all servers share. A server whose clock is
 * far off claims nothing: it would fire hours too early, or forget to fire.
 */
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseClock {
  private static final Logger LOG = System.getLogger(DatabaseClock.class.getName());
  private static final String NOW = "SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)";

  /** What was said to people last, so that it is said once. */
  private enum Told {
    NOTHING,
    APART,
    TOO_FAR_APART
  }

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  private final ClockWatch watch = new ClockWatch();
  private final AtomicReference<Told> told = new AtomicReference<>(Told.NOTHING);

  /**
   * Whether this host's clock may be claimed by. Asks the database only now and then, and when this
   * clock has made a step. While the database is away, what was known last holds.
   */
  public boolean agrees() {
    if (watch.isDue(clock.instant(), System.nanoTime())) {
      measure();
    }
    return watch.isBearable();
  }

  /** What people should know of the two clocks; empty: nothing. */
  public Optional<String> warning() {
    return watch.isToBeTold() ? Optional.of(words()) : Optional.empty();
  }

  private void measure() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(NOW)) {
      Instant before = clock.instant();
      long asked = System.nanoTime();
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long micros = row.getLong(1);
        long answered = System.nanoTime();
        Instant database = Instant.EPOCH.plusNanos(Math.multiplyExact(micros, 1_000L));
        watch.measured(before, database, answered - asked, answered);
      }
      tell();
    } catch (SQLException e) {
      watch.failed(System.nanoTime());
      LOG.log(Level.DEBUG, "the database does not say what time it is", e);
    }
  }

  private void tell() {
    Told now =
        !watch.isBearable() ? Told.TOO_FAR_APART : watch.isToBeTold() ? Told.APART : Told.NOTHING;
    if (told.getAndSet(now) == now) {
      return;
    }
    if (now == Told.NOTHING) {
      LOG.log(Level.INFO, "this host''s clock and the database''s agree again");
    } else {
      LOG.log(now == Told.APART ? Level.WARNING : Level.ERROR, words());
    }
  }

  private String words() {
    Duration offset = watch.offset();
    String words =
        "this host's clock is "
            + Math.abs(offset.toMillis()) / 1_000.0
            + (offset.isNegative() ? " s ahead of" : " s behind")
            + " the database's; set both by NTP";
    return watch.isBearable()
        ? words
        : words + ". Until they agree, this server fires nothing; workers fire by themselves";
  }
}
