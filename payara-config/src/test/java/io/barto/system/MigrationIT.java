package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.launcher.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that was cut short is carried on at the next start. */
class MigrationIT {
  private static final String APPLIED = "SELECT COUNT(*) FROM schema_history WHERE success";

  @TempDir private Path home;

  @Test
  void interruptedMigration_isCarriedOn() throws Exception {
    long all;
    try (Installation first = Installation.start(home, "")) {
      all = first.number(APPLIED);
    }
    forgetTheLastScripts();
    try (Installation again = Installation.start(home, "")) {
      assertThat(again.number(APPLIED)).isEqualTo(all);
    }
  }

  /** As if the server had died after the scripts from the fifth on and before it noted them. */
  private void forgetTheLastScripts() throws InterruptedException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("data/bartos"));
        Connection connection =
            DriverManager.getConnection(
                database.access().url(), database.access().user(), database.access().password());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM schema_history WHERE installed_rank > 5");
      statement.executeUpdate("UPDATE schema_history SET success = 0 WHERE installed_rank = 5");
    }
  }
}
