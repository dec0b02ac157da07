package io.barto.server.maintenance.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database's schema to this version, before anything else uses it. MariaDB has no
 * transactions over tables: a server that was killed meanwhile leaves a script carried out and not
 * noted. So each script is one statement that may be carried out again.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @PostConstruct
  void migrate() {
    Flyway flyway =
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(dataSource)
            .table("schema_history")
            .load();
    if (Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState().isFailed())) {
      flyway.repair();
    }
    flyway.migrate();
  }
}
