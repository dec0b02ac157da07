package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.barto.cli.terminal.Surroundings;
import io.barto.program.ExitCode;
import io.barto.program.ProgramDirs;
import io.barto.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BartoCliTest {
  private static final int NO_BODY = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path home;

  private int run(String... args) {
    var surroundings =
        new Surroundings(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            false,
            Map.of(),
            new ProgramDirs(BartoCli.NAME, home, home),
            Clock.system(ZoneOffset.UTC));
    return BartoCli.run(surroundings, args);
  }

  private int runAgainst(int port, String... args) throws IOException {
    Path file = home.resolve("barto-cli.toml");
    Files.writeString(
        file,
        """
        name = "vader cli"
        [bartos]
        prefix = "ws"
        host = "127.0.0.1"
        port = %d
        """
            .formatted(port));
    return run(args);
  }

  private String said() {
    return err.toString(UTF_8);
  }

  @Test
  void help_listsTheCommands() {
    assertThat(run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8))
        .contains("Usage: barto-cli")
        .contains("info", "updates", "cleanup", "clients", "query", "list", "failed", "cmd");
  }

  @ParameterizedTest
  @CsvSource({
    "info, --json",
    "updates, --update-kind",
    "query, --query",
    "list, --cmd-name-opt",
    "cmd, <CMD_NAME>",
    "clients, --utc"
  })
  void help_ofACommandNamesItsOptions(String command, String option) {
    assertThat(run(command, "--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8)).contains(option);
  }

  @Test
  void help_isOfCommandsThatBelongToAnotherToo() {
    assertThat(run("help", "run", "now")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8)).contains("Usage: barto-cli run now", "--wait");
  }

  @Test
  void version_isPrinted() {
    assertThat(run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8)).startsWith("barto-cli ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lst",
        "list",
        "cmd",
        "query",
        "updates -n a -u windows",
        "info --width x",
        "-v -q info"
      })
  void usage_isRefusedWithAHint(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", NO_BODY)))
        .isEqualTo(ExitCode.USAGE);
    assertThat(said()).startsWith("barto-cli: ").containsAnyOf("--help", "Did you mean");
    assertThat(out.size()).isZero();
  }

  @Test
  void configuration_thatIsMissingIsNamed() {
    assertThat(run("clients")).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(said()).contains(home.resolve("barto-cli.toml").toString());
  }

  @Test
  void configuration_thatIsWrongIsNamedWithEveryProblem() throws IOException {
    Path file = home.resolve("other.toml");
    Files.writeString(file, "[bartos]\nprefix = \"http\"\nhost = \"localhost\"\nport = 0\n");
    assertThat(run("-c", file.toString(), "clients")).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(said()).contains("other.toml", "name", "prefix", "port");
  }

  @Test
  void server_thatIsNotThereIsNamed() throws IOException {
    int port = freePort();
    assertThat(runAgainst(port, "clients")).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
    assertThat(said()).contains("127.0.0.1:" + port, "refused", "[bartos]");
  }

  @ParameterizedTest
  @CsvSource({
    "401, '', 77, api_key",
    "403, '', 77, api_key",
    "404, '', 69, 'HTTP status 404 and opened no web socket'",
    "404, '', 69, it is still starting",
    "400, no%20name, 78, It says: no name",
    "401, key%20%C3%BC, 77, It says: key ü",
    "403, for%20workers, 77, It says: for workers",
    "429, too%20many, 69, It says: too many"
  })
  void server_thatOpensNoWebSocketIsUnderstood(
      int status, String refusal, int exitCode, String text) throws IOException {
    List<String> requests = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
          if (!refusal.isEmpty()) {
            exchange.getResponseHeaders().set(Wire.REFUSAL_HEADER, refusal);
          }
          exchange.sendResponseHeaders(status, NO_BODY);
          exchange.close();
        });
    server.start();
    try {
      assertThat(runAgainst(server.getAddress().getPort(), "clients")).isEqualTo(exitCode);
      assertThat(said()).contains(text);
      assertThat(requests).contains("/v1/ws/cli?name=vader%20cli");
    } finally {
      server.stop(0);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
