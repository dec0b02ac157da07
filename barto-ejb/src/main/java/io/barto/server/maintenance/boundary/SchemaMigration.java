package io.barto.server.maintenance.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database's schema to this version, before anything else uses it. A database of the
 * published program is taken over; any other that is not empty and not ours is refused.
 *
 * <p>MariaDB has no transactions over tables: a server that was killed meanwhile leaves a script
 * carried out and not noted. So each script is one statement that may be carried out again.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  private boolean published;

  @PostConstruct
  void migrate() {
    published = takeOver();
    Flyway flyway =
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(dataSource)
            .table("schema_history")
            // its history begins behind what the published program left there
            .baselineOnMigrate(published)
            .baselineVersion("0")
            .placeholders(PublishedTables.placeholders(published))
            .load();
    if (Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState().isFailed())) {
      flyway.repair();
    }
    flyway.migrate();
  }

  private boolean takeOver() {
    try (Connection connection = dataSource.getConnection()) {
      return PublishedTables.takeOver(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the published program's tables could not be taken over: " + e.getMessage(), e);
    }
  }

  /** Whether the database has the rows of the published program, which the views show too. */
  public boolean hasPublishedTables() {
    return published;
  }
}
