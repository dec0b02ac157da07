package io.barto.launcher.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One life of a real MariaDB on one folder, in order: made, used, restarted, orphaned, adopted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedDatabaseIT {

  @TempDir private static Path dataDir;

  private static DatabaseFolder folder() {
    return new DatabaseFolder(dataDir.resolve("database"));
  }

  @Test
  @Order(1)
  void firstStart_makesADatabaseThatItsOwnerUses() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir)) {
      execute(owner(database), "CREATE TABLE kept (line VARCHAR(20))");
      execute(owner(database), "INSERT INTO kept VALUES ('käse')");

      assertThat(value(owner(database), "SELECT @@session.time_zone")).isIn("UTC", "+00:00");
      assertThat(value(owner(database), "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
      assertThat(Files.exists(dataDir.resolve("database/data.unfinished"))).isFalse();
    }
    assertThat(serverPid()).isEmpty();
  }

  /** Another MariaDB that starts deletes the temporary tables that it finds there. */
  @Test
  void firstStart_usesNoTemporaryFolderOfTheSystem(@TempDir Path home) throws Exception {
    Process jvm = startJvm(home.resolve("with a space"), Map.of("TMPDIR", "/nowhere"));
    try {
      jvm.getOutputStream().close();

      assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(jvm.exitValue()).isZero();
    } finally {
      jvm.destroyForcibly();
    }
  }

  @Test
  @Order(2)
  void restart_keepsTheData() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir)) {
      assertThat(value(owner(database), "SELECT line FROM kept")).isEqualTo("käse");
    }
  }

  @Test
  @Order(3)
  void reader_readsAndCannotWriteAnywhere() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir)) {
      assertThat(value(reader(database), "SELECT COUNT(*) FROM kept")).isEqualTo("1");
      for (String write :
          List.of(
              "INSERT INTO kept VALUES ('no')",
              "DELETE FROM kept",
              "CREATE TABLE other (a INT)",
              "DROP TABLE kept",
              "CREATE DATABASE test",
              "SELECT * FROM kept INTO OUTFILE '" + dataDir.resolve("out") + "'",
              "SELECT * FROM mysql.global_priv")) {
        assertThatThrownBy(() -> execute(reader(database), write))
            .as(write)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("denied");
      }
      assertThat(value(reader(database), "SELECT @@max_statement_time")).startsWith("30");
    }
  }

  @Test
  @Order(4)
  void server_listensOnLoopbackOnly() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir)) {
      int port = port(database);
      for (InetAddress address : addressesBeyondLoopback()) {
        assertThatThrownBy(() -> new Socket(address, port).close())
            .as("%s:%d", address, port)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  @Order(5)
  void secrets_areTheOwnersOnly() throws IOException {
    for (Path file : List.of(folder().secrets(), folder().init())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  @Order(6)
  void server_diesAndIsStartedAgainOnTheSamePort() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir)) {
      ProcessHandle server = serverPid().orElseThrow();
      server.destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .until(() -> value(owner(database), "SELECT line FROM kept").equals("käse"));
      assertThat(serverPid()).isPresent().get().isNotEqualTo(server);
    }
  }

  /** Closed as soon as it takes a password, often before it is known to have started again. */
  @Test
  @Order(7)
  void close_whileTheServerIsStartedAgain_leavesNoneRunning() throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.start(dataDir);
    ProcessHandle killed = serverPid().orElseThrow();
    killed.destroyForcibly();
    await().until(() -> !killed.isAlive());
    await()
        .pollInterval(Duration.ofMillis(1))
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> value(owner(database), "SELECT line FROM kept").equals("käse"));
    ProcessHandle startedAgain = serverPid().orElseThrow();

    database.close();

    await().until(() -> !startedAgain.isAlive());
  }

  @Test
  @Order(8)
  void guard_stopsTheServerWhenTheJvmIsKilled() throws Exception {
    Process jvm = startJvm();
    try {
      ProcessHandle server = serverPid().orElseThrow();
      jvm.destroyForcibly().waitFor();

      await().atMost(Duration.ofSeconds(15)).until(() -> !server.isAlive());
    } finally {
      jvm.destroyForcibly();
    }
    assertThat(Files.readString(folder().log())).contains("Shutdown complete");
  }

  @Test
  @Order(9)
  void orphan_isAdoptedWithItsProcessAndStoppedAtTheEnd() throws Exception {
    Process jvm = startJvm();
    ProcessHandle orphan = serverPid().orElseThrow();
    ProcessHandle guard = orphan.parent().orElseThrow();
    // all at once, so that nobody is left to stop the server
    guard.children().filter(child -> !child.equals(orphan)).forEach(ProcessHandle::destroyForcibly);
    guard.destroyForcibly();
    jvm.destroyForcibly().waitFor();
    await().until(() -> !guard.isAlive());
    assertThat(orphan.isAlive()).isTrue();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir)) {
      assertThat(value(owner(database), "SELECT line FROM kept")).isEqualTo("käse");
      assertThat(serverPid()).contains(orphan);
    }
    assertThat(orphan.isAlive()).isFalse();
  }

  private static Process startJvm() throws IOException {
    return startJvm(dataDir, Map.of());
  }

  private static Process startJvm(Path dataDir, Map<String, String> environment)
      throws IOException {
    Path errors = Files.createTempFile(EmbeddedDatabaseIT.dataDir, "program", ".log");
    ProcessBuilder program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedDatabaseProgram.class.getName(),
                dataDir.toString())
            .redirectError(errors.toFile());
    program.environment().putAll(environment);
    Process jvm = program.start();
    byte[] ready = jvm.getInputStream().readNBytes("ready".length());
    assertThat(new String(ready, UTF_8)).as(Files.readString(errors)).isEqualTo("ready");
    return jvm;
  }

  private static Optional<ProcessHandle> serverPid() throws IOException {
    if (!Files.exists(folder().pid())) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(folder().pid()).strip()));
  }

  private static int port(EmbeddedDatabase database) {
    return URI.create(database.access().url().substring("jdbc:".length())).getPort();
  }

  private static List<InetAddress> addressesBeyondLoopback() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }

  private static Connection owner(EmbeddedDatabase database) throws SQLException {
    DatabaseAccess access = database.access();
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private static Connection reader(EmbeddedDatabase database) throws SQLException {
    DatabaseAccess access = database.access();
    return DriverManager.getConnection(
        access.queryUrl(), access.queryUser(), access.queryPassword());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
