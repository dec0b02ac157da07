package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.launcher.database.TlsDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three configuration files of the published manual start the three programs. Only hosts,
 * ports, the TLS table and the prefix differ; the database demands TLS, as {@code ssl=true} there
 * asks for.
 */
class ManualFilesIT {
  private static final Path MANUAL = Path.of("../libbarto/src/test/resources/io/barto/config");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path home;
  private final int port = Installation.freePort();
  private final int databasePort = Installation.freePort();
  private Path bartos;
  private Path bartoc;
  private Path cli;

  @BeforeEach
  void writeFiles() throws IOException {
    String server = manual("bartos");
    int tls = server.indexOf("# Actix TLS Configuration");
    server = server.substring(0, tls) + server.substring(server.indexOf("# MariaDB Config"));
    bartos =
        written(
            "bartos",
            server
                .replace("\"0.0.0.0\"", "\"127.0.0.1\"")
                .replace("\"20000\"", "\"" + port + "\"")
                .replace("3307", String.valueOf(databasePort)));
    bartoc = written("bartoc", client(manual("bartoc")));
    cli = written("barto-cli", client(manual("barto-cli")));
  }

  private static String manual(String program) throws IOException {
    return Files.readString(MANUAL.resolve("manual-" + program + ".toml"));
  }

  private String client(String manual) {
    return manual
        .replace("\"wss\"", "\"ws\"")
        .replace("localhost.ozias.net", "localhost")
        .replace("21526", String.valueOf(port));
  }

  private Path written(String program, String text) throws IOException {
    return Files.writeString(home.resolve(program + ".toml"), text);
  }

  @Test
  void manualFiles_startTheThreePrograms() throws Exception {
    try (TlsDatabase database =
            TlsDatabase.start(home.resolve("db"), databasePort, "db", "user", "pass");
        RunningProgram server = run("bartos", "-e", "-c", bartos.toString())) {
      server.awaitOutput("bartos ready", LIMIT);
      try (RunningProgram worker = run("bartoc", "-e", "-c", bartoc.toString())) {
        server.awaitOutput("worker vader connected", LIMIT);
        assertThat(worker.isAlive()).isTrue();
        try (RunningProgram clients = run("barto-cli", "-c", cli.toString(), "clients")) {
          assertThat(clients.awaitExit(LIMIT)).as(clients.output()).isZero();
          assertThat(clients.output()).contains("vader");
        }
      }
      assertThat(commandsOfTheBook())
          .containsExactly("barto", "echo", "[\"echo -n \\\"barto\\\"\"]");
      assertThat(database).isNotNull();
    }
  }

  private RunningProgram run(String program, String... arguments) {
    return RunningProgram.start(home.resolve(program), Map.of(), program, List.of(arguments));
  }

  private List<String> commandsOfTheBook() throws SQLException {
    String url = "jdbc:mariadb://127.0.0.1:" + databasePort + "/db?sslMode=trust";
    try (Connection connection = DriverManager.getConnection(url, "user", "pass");
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT worker, name, commands FROM schedule")) {
      assertThat(rows.next()).isTrue();
      return List.of(rows.getString(1), rows.getString(2), rows.getString(3));
    }
  }
}
