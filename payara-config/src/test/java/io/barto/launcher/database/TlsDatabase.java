package io.barto.launcher.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Somebody's own MariaDB, one that lets a user in over TLS only. */
public final class TlsDatabase implements AutoCloseable {
  private static final String ADMINISTRATOR = "administrator";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final int port;
  private final String password;

  private TlsDatabase(Process process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /** Makes, or takes up, and starts one with a database and a user who may do everything there. */
  public static TlsDatabase start(
      Path root, int port, String database, String user, String password)
      throws IOException, InterruptedException {
    var folder = new DatabaseFolder(root);
    Files.createDirectories(folder.temporary());
    ServerPrograms programs = ProgramSearch.find(folder);
    DataInstall.ensure(programs, folder);
    Files.writeString(
        folder.init(),
        """
        CREATE DATABASE IF NOT EXISTS %1$s;
        DELETE FROM mysql.global_priv WHERE User = '';
        FLUSH PRIVILEGES;
        CREATE OR REPLACE USER '%2$s'@'%%' IDENTIFIED BY '%3$s' REQUIRE SSL;
        GRANT ALL ON %1$s.* TO '%2$s'@'%%';
        CREATE OR REPLACE USER '%4$s'@'%%' IDENTIFIED BY '%3$s' REQUIRE SSL;
        GRANT ALL ON *.* TO '%4$s'@'%%';
        """
            .formatted(database, user, password, ADMINISTRATOR));
    boolean asRoot = System.getProperty("user.name").equals("root");
    List<String> command =
        new ArrayList<>(ServerOptions.commandLine(programs, folder, port, asRoot));
    command.remove("--skip-ssl");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LD_LIBRARY_PATH", programs.libraries().toString());
    builder.redirectErrorStream(true).redirectOutput(folder.log().toFile());
    var server = new TlsDatabase(builder.start(), port, password);
    server.await(folder, server.url(database, user));
    return server;
  }

  /** How a user gets at one of its databases. */
  public String url(String database, String user) {
    return "jdbc:mariadb://127.0.0.1:%d/%s?sslMode=trust&connectionTimeZone=UTC&user=%s&password=%s"
        .formatted(port, database, user, password);
  }

  /** Changes something that only its administrator may change. */
  public void administer(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("mysql", ADMINISTRATOR));
        Statement administration = connection.createStatement()) {
      administration.execute(statement);
    }
  }

  private void await(DatabaseFolder folder, String url) {
    Awaitility.await("a database that serves TLS")
        .atMost(PATIENCE)
        .failFast(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.log(), UTF_8));
              }
            })
        .until(() -> lets(url));
  }

  private static boolean lets(String url) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
