package io.barto.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.program.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as a person starts it: the script, the launcher, the real application. */
class BartosIT {

  private static final Path PROGRAM = Path.of("target/barto/bin/bartos").toAbsolutePath();
  private static final int SIGTERM = 128 + 15;
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endPrograms() throws InterruptedException {
    for (Process program : started) {
      program.destroy();
      program.waitFor();
    }
  }

  @Test
  void start_servesAndSigtermEndsEverything() throws Exception {
    int port = freePort();
    Process program = start(configuration(port), "");

    assertThat(firstAnswer(port)).as("nobody is let in too early").startsWith("HTTP/1.1 101");
    await()
        .atMost(START_PATIENCE)
        .until(() -> output().contains("bartos ready") || !program.isAlive());
    assertThat(output()).contains("bartos ready on http://127.0.0.1:" + port + " in ");
    ProcessHandle database =
        ProcessHandle.of(Long.parseLong(text("data/database/mariadb.pid").strip())).orElseThrow();

    program.destroy();

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(SIGTERM);
    assertThat(database.isAlive()).isFalse();
    assertThat(text("data/database/mariadb.log")).contains("Shutdown complete");
    assertThat(text("data/logs/bartos.log"))
        .as("data_dir has the log, too")
        .contains("bartos ready", "bartos ends", "bartos has ended")
        .doesNotContain("password=\"");
  }

  @Test
  void deploymentThatFails_isToldInOneLine() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.war"), "this is no archive");
    Process program = start(configuration(freePort()), "-Dbarto.war=" + broken);

    assertThat(program.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(ExitCode.FAILED);
    assertThat(output().lines())
        .singleElement()
        .asString()
        .startsWith("bartos: The server application does not start: ");
  }

  /** As where classes of another version lie in it. */
  @Test
  void anApplicationWithoutItsWebSockets_isNotReady() throws Exception {
    Path war = Files.copy(Path.of("target/barto/lib/barto.war"), folder.resolve("lacking.war"));
    try (FileSystem archive = FileSystems.newFileSystem(war)) {
      Files.delete(archive.getPath("WEB-INF/classes/io/barto/web/people/CliEndpoint.class"));
    }
    int port = freePort();
    Process program = start(configuration(port), "-Dbarto.war=" + war);

    assertThat(program.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(ExitCode.FAILED);
    assertThat(output())
        .doesNotContain("bartos ready")
        .contains(
            "does not serve ws://127.0.0.1:" + port + "/v1/ws/cli: it answers with status 404")
        .doesNotContain("Exception");
  }

  @Test
  void portThatIsTaken_isToldBeforeAnythingStarts() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process program = start(configuration(other.getLocalPort()), "");

      assertThat(program.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(ExitCode.FAILED);
      assertThat(output())
          .startsWith("bartos: Cannot listen on 127.0.0.1:" + other.getLocalPort() + ": ");
      assertThat(folder.resolve("data/database")).doesNotExist();
    }
  }

  @Test
  void badConfiguration_isToldWhole() throws Exception {
    Process program = start("[actix]\nworkers = 0\nip = \"nowhere at all\"\nport = 70000\n", "");

    assertThat(program.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(output()).contains("actix.workers", "actix.ip", "actix.port");
  }

  /**
   * The status of the first upgrade that meets an open port. The launcher sees whether the port is
   * free, by taking and leaving it; whoever comes in that moment is reset.
   */
  private static String firstAnswer(int port) {
    return await()
        .atMost(START_PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .ignoreExceptionsInstanceOf(SocketException.class)
        .until(() -> upgrade(port), status -> !status.isEmpty());
  }

  private static String upgrade(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          """
          GET /v1/ws/cli?name=early HTTP/1.1
          Host: 127.0.0.1:%d
          Connection: Upgrade
          Upgrade: websocket
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

          """;
      socket.getOutputStream().write(request.formatted(port).replace("\n", "\r\n").getBytes(UTF_8));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      return String.valueOf(answer.readLine());
    }
  }

  private String configuration(int port) {
    return "data_dir = \"%s\"%n[actix]%nworkers = 2%nip = \"127.0.0.1\"%nport = %d%n"
        .formatted(folder.resolve("data"), port);
  }

  private Process start(String configuration, String javaOptions) throws IOException {
    Path file = Files.writeString(folder.resolve("bartos.toml"), configuration);
    ProcessBuilder builder =
        new ProcessBuilder(PROGRAM.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("BARTO_JAVA_OPTS", javaOptions);
    Process program = builder.start();
    started.add(program);
    return program;
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), UTF_8);
  }

  /** A file below the test's folder; a log has the day at the end of its name. */
  private String text(String name) throws IOException {
    Path path = folder.resolve(name);
    try (var beside = Files.list(path.getParent())) {
      List<Path> files =
          beside
              .filter(
                  file -> file.getFileName().toString().startsWith(path.getFileName().toString()))
              .toList();
      assertThat(files).hasSize(1);
      return Files.readString(files.get(0), UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
