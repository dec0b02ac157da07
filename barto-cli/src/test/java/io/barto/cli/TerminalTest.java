package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barto.protocol.ServerToCli;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program on a real terminal, which {@code script} of util-linux makes. */
@Timeout(60)
class TerminalTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String ENTER = "\u001B[?1049h";
  private static final String LEAVE = "\u001B[?1049l";

  private static final String SANE =
      "; echo exit $?; echo sane: $(stty -a | tr ' ;' '\\n\\n' | grep -x 'icanon\\|echo' | sort -r | tr '\\n' ' ')";

  @TempDir private Path home;

  @BeforeAll
  static void needsATerminal() {
    assumeTrue(Files.isExecutable(SCRIPT), "there is no script of util-linux here");
  }

  @ParameterizedTest
  @CsvSource({
    "80, runs",
    "200, runs",
    "80, schedules",
    "200, schedules",
    "80, clients",
    "200, clients",
    "80, failed",
    "200, failed",
    "80, worker show vader",
    "200, worker show vader",
    "80, config show",
    "80, doctor",
    "200, run show fbc5",
    "80, cmd backup",
    "80, tail",
    "80, output fbc5",
    "80, query -q x",
    "80, reload",
    "80, cleanup",
    "80, info",
    "80, updates -n a -u garuda",
    "200, updates -n a -u garuda",
    "80, list -n vader -c x"
  })
  void eachCommand_isColouredAndFits(int columns, String command) throws Exception {
    try (ScriptedServer server = Samples.server()) {
      Process terminal = start(server.port(), columns, command);
      String shown = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(terminal.exitValue()).as(shown).isZero();
      List<String> lines =
          shown.replaceAll("\u001B\\[[0-9;?]*[A-Za-z]", "").replace("\r", "").lines().toList();
      assertThat(lines).isNotEmpty();
      if (isTable(command)) {
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isBetween(0, columns));
        assertThat(shown).contains("\u001B[1m");
      }
    }
  }

  private static boolean isTable(String command) {
    return command.matches("runs|schedules|clients|failed|config show|cmd .*|list .*|updates .*");
  }

  @Test
  void watch_fillsTheScreen_andLeavesItAsItWas_afterQ() throws Exception {
    try (ScriptedServer server = Samples.server()) {
      String shown = watched(server.port(), "q");
      assertThat(shown).contains(ENTER, "Not ended", "Due next", "Last failures").contains(LEAVE);
      assertThat(shown.indexOf(LEAVE)).isGreaterThan(shown.lastIndexOf("Workers"));
      assertThat(shown).contains("sane: icanon echo");
    }
  }

  @Test
  void watch_leavesTheScreenAsItWas_afterCtrlC() throws Exception {
    try (ScriptedServer server = Samples.server()) {
      assertThat(watched(server.port(), "\u0003")).contains(LEAVE).contains("sane: icanon echo");
    }
  }

  @Test
  void watch_leavesTheScreenAsItWas_whenTheServerDies() throws Exception {
    var answered = new AtomicInteger();
    try (var server =
        new ScriptedServer(
            (request, peer) -> {
              if (answered.getAndIncrement() == 1) {
                peer.die();
              }
              peer.send(Samples.overview());
              peer.send(new ServerToCli.Done(1));
            })) {
      String shown = watched(server.port(), "");
      assertThat(shown.substring(shown.indexOf(LEAVE)).replaceAll("\\s+", " "))
          .contains("Not ended", "Last failures", "barto-cli: the server was lost at 20")
          .contains("ended before the answer did", "sane: icanon echo", "exit 69")
          .doesNotContain("Nothing of the answer");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "\u0003"})
  void tail_showsNothingThatIsTyped_andLeavesTheTerminalAsItWas(String end) throws Exception {
    try (var server =
        new ScriptedServer((request, peer) -> peer.send(Samples.to(request).get(0)))) {
      Path log = home.resolve("log");
      Process terminal = start(server.port(), 80, "tail -f" + SANE, log);
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.readString(log).contains("one"));
      try (OutputStream in = terminal.getOutputStream()) {
        in.write(("typed" + end).getBytes(StandardCharsets.US_ASCII));
        in.flush();
        assertThat(terminal.waitFor(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(Files.readString(log)).contains("sane: icanon echo").doesNotContain("typed");
    }
  }

  @Test
  void runNow_endedByCtrlC_saysHowToFollowTheRun() throws Exception {
    try (var server =
        new ScriptedServer((request, peer) -> peer.send(Samples.to(request).get(0)))) {
      Path log = home.resolve("log");
      Process terminal = start(server.port(), 80, "run now vader/backup --wait" + SANE, log);
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.readString(log).contains("started"));
      try (OutputStream in = terminal.getOutputStream()) {
        in.write("\u0003".getBytes(StandardCharsets.US_ASCII));
        in.flush();
        assertThat(terminal.waitFor(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(Files.readString(log))
          .contains("Interrupted. The run goes on", "tail -f 01a20996-96cf-7000-8d8e-e962ad196e00")
          .contains("run show 01a20996-96cf-7000-8d8e-e962ad196e00", "exit 130")
          .contains("sane: icanon echo");
    }
  }

  private String watched(int port, String keys) throws Exception {
    Path log = home.resolve("log");
    Process terminal = start(port, 80, "watch -i 0.2" + SANE, log);
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.readString(log).contains("failures"));
    try (OutputStream in = terminal.getOutputStream()) {
      in.write(keys.getBytes(StandardCharsets.US_ASCII));
      in.flush();
      assertThat(terminal.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    return Files.readString(log);
  }

  private Process start(int port, int columns, String command) throws IOException {
    return builder(port, columns, command).start();
  }

  private Process start(int port, int columns, String command, Path log) throws IOException {
    Files.writeString(log, "");
    return builder(port, columns, command).redirectOutput(log.toFile()).start();
  }

  private ProcessBuilder builder(int port, int columns, String command) throws IOException {
    Path config = home.resolve("barto-cli.toml");
    Files.writeString(
        config,
        "name = \"x\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path inside = home.resolve("inside.sh");
    Files.writeString(
        inside,
        "trap : INT\nstty rows 24 columns "
            + columns
            + "\n"
            + java
            + " -Xshare:auto -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' io.barto.cli.BartoCli -c "
            + config
            + " "
            + command
            + "\n");
    // a build that was started to ignore Ctrl-C would hand that on
    var builder =
        new ProcessBuilder(
            "env",
            "--default-signal=INT,QUIT",
            SCRIPT.toString(),
            "-qec",
            "/bin/sh " + inside,
            home.resolve("typescript").toString());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("PAGER", "cat");
    builder.environment().remove("NO_COLOR");
    return builder.redirectErrorStream(true);
  }
}
