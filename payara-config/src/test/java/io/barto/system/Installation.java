package io.barto.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server with its embedded database, workers and the command line, in one temporary folder. */
final class Installation implements AutoCloseable {
  private static final Pattern QUOTED_OR_NOT = Pattern.compile("\"[^\"]*\"|[^ ]+");
  private static final int LOWEST_PORT = 20_000;
  private static final int HIGHEST_PORT = 32_000;
  private static final int TRIES = 100;
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path home;
  private final int port;
  private final List<RunningProgram> workers = new ArrayList<>();
  private RunningProgram server;

  private Installation(Path home, int port, RunningProgram server) {
    this.home = home;
    this.port = port;
    this.server = server;
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param schedules the {@code [schedules.*]} tables of its configuration
   */
  static Installation start(Path home, String schedules) throws IOException {
    return start(home, "", schedules);
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param keys of its configuration that stand before all tables
   */
  static Installation start(Path home, String keys, String schedules) throws IOException {
    int port = freePort();
    Files.createDirectories(home);
    writeServerConfig(home, port, keys, schedules);
    return new Installation(home, port, startServer(home));
  }

  private static void writeServerConfig(Path home, int port, String keys, String schedules)
      throws IOException {
    Files.writeString(home.resolve("bartos.toml"), keys + serverConfig(port, "") + schedules);
  }

  static String serverConfig(int port, String more) {
    return "[actix]\nworkers = 4\nip = \"127.0.0.1\"\nport = \"" + port + "\"\n\n" + more + "\n";
  }

  private static RunningProgram startServer(Path home) {
    RunningProgram server =
        RunningProgram.start(
            home, Map.of(), "bartos", List.of("-e", "-c", home.resolve("bartos.toml").toString()));
    try {
      server.awaitOutput("bartos ready", START_LIMIT);
      return server;
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  /**
   * A port that nothing listens on. It is none of those that systems give to connections (from
   * 32,768 on): another class runs beside, and may have thousands of these.
   */
  static int freePort() {
    Optional<Integer> free =
        ThreadLocalRandom.current()
            .ints(TRIES, LOWEST_PORT, HIGHEST_PORT)
            .boxed()
            .filter(Installation::isFree)
            .findFirst();
    return free.orElseThrow(() -> new IllegalStateException("no port is free"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a worker and waits until the server has it. */
  RunningProgram startWorker(String name) throws IOException {
    RunningProgram worker = launchWorker(name, "", port);
    awaitConnected(name);
    return worker;
  }

  /** Waits until the server that runs now has this worker. */
  void awaitConnected(String name) {
    await("worker " + name + " is connected")
        .atMost(START_LIMIT)
        .until(() -> server.output().contains("worker " + name + " connected"));
  }

  /**
   * Starts a worker.
   *
   * @param keys of its configuration that stand before all tables
   * @param serverPort where it is to find the server, or what is between
   */
  RunningProgram launchWorker(String name, String keys, int serverPort) throws IOException {
    Path workerHome = home.resolve("worker-" + name);
    Files.createDirectories(workerHome);
    Path config = workerHome.resolve("bartoc.toml");
    Files.writeString(
        config,
        "name = \"" + name + "\"\nretry_count = \"10\"\n" + keys + serverAddress(serverPort));
    RunningProgram worker =
        RunningProgram.start(
            workerHome,
            Map.of("SHELL", "/bin/sh", "LC_ALL", "C"), // as services have it
            "bartoc",
            List.of("-e", "-c", config.toString()));
    workers.add(worker);
    return worker;
  }

  private static String serverAddress(int port) {
    return "[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n";
  }

  /** Runs the command line to its end. */
  Answer cli(String... arguments) throws IOException, InterruptedException {
    return cli(List.of(arguments));
  }

  /** Runs the command line to its end. */
  Answer cli(List<String> arguments) throws IOException, InterruptedException {
    return ended(begin(arguments));
  }

  /** Begins to run the command line. */
  RunningProgram begin(List<String> arguments) throws IOException {
    return RunningProgram.start(home.resolve("cli"), Map.of(), "barto-cli", commandLine(arguments));
  }

  /** Begins to run the command line into a pipe. */
  PipedProgram beginPiped(List<String> words, String... more) throws IOException {
    var arguments = new ArrayList<>(words);
    arguments.addAll(List.of(more));
    ProcessBuilder builder =
        RunningProgram.builder(home.resolve("cli"), Map.of(), "barto-cli", commandLine(arguments));
    return new PipedProgram(builder, Files.createTempFile(home, "cli-", ".err"));
  }

  /** Runs the command line to its end on a terminal, which {@code script} of util-linux makes. */
  Answer cliOnTerminal(int columns, List<String> arguments)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(RunningProgram.path("barto-cli").toString()));
    words.addAll(commandLine(arguments));
    String line =
        words.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    Path script = home.resolve("on-terminal.sh");
    Files.writeString(script, "stty rows 24 columns " + columns + "\nexec " + line + "\n");
    return ended(
        RunningProgram.start(
            home.resolve("cli"),
            Map.of("TERM", "xterm", "PAGER", "cat"),
            "/usr/bin/script",
            List.of("-qec", "/bin/sh " + script, "/dev/null")));
  }

  /** The words of a command line; what stands in double quotes is one. */
  static List<String> words(String line) {
    return QUOTED_OR_NOT
        .matcher(line)
        .results()
        .map(word -> word.group().replace("\"", ""))
        .toList();
  }

  private List<String> commandLine(List<String> arguments) throws IOException {
    Path config = home.resolve("barto-cli.toml");
    Files.writeString(config, "name = \"test\"\n" + serverAddress(port));
    var all = new ArrayList<>(List.of("-c", config.toString()));
    all.addAll(arguments);
    return all;
  }

  private static Answer ended(RunningProgram program) throws InterruptedException {
    try (program) {
      int exitCode = program.awaitExit(Duration.ofMinutes(2));
      return new Answer(exitCode, program.output());
    }
  }

  /** What the command line answered. */
  record Answer(int exitCode, String output) {}

  /** A connection to the database, as its owner. */
  Connection database() throws SQLException {
    return DriverManager.getConnection(EmbeddedAccess.url(home.resolve("data/bartos")));
  }

  /** The first column of the first row, as a number. */
  long number(String sql) {
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The only column of all rows. */
  List<String> texts(String sql) {
    var texts = new ArrayList<String>();
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return texts;
  }

  /** Waits until a query's number has reached at least a value. */
  void awaitNumber(String sql, long least, Duration limit) {
    await(sql).atMost(limit).pollInterval(Duration.ofMillis(300)).until(() -> number(sql) >= least);
  }

  RunningProgram server() {
    return server;
  }

  int port() {
    return port;
  }

  Path home() {
    return home;
  }

  /** Ends the server and starts it again with other keys. */
  void restartServer(String keys, String schedules) throws IOException {
    server.close();
    writeServerConfig(home, port, keys, schedules);
    server = startServer(home);
  }

  /** Ends the server and starts it again. */
  void restartServer() {
    server.close();
    server = startServer(home);
  }

  @Override
  public void close() {
    workers.forEach(RunningProgram::close);
    server.close();
  }
}
