package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.ServerToCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program on a real terminal. */
@Timeout(60)
class TerminalTest {
  private static final String ENTER = "\u001B[?1049h";
  private static final String LEAVE = "\u001B[?1049l";
  private static final String CTRL_C = "\u0003";

  @TempDir private Path home;

  private TerminalRun run(ScriptedServer server, String command) throws IOException {
    return TerminalRun.Scene.of(home, server.port()).run(command);
  }

  @Test
  void watch_fillsTheScreen_andLeavesItAsItWas_afterQ() throws Exception {
    try (ScriptedServer server = Samples.server()) {
      String shown = watched(server, "q");
      assertThat(shown).contains(ENTER, "Not ended", "Due next", "Last failures").contains(LEAVE);
      assertThat(shown.indexOf(LEAVE)).isGreaterThan(shown.lastIndexOf("Workers"));
      assertThat(shown).contains("sane: icanon echo");
    }
  }

  @Test
  void watch_leavesTheScreenAsItWas_afterCtrlC() throws Exception {
    try (ScriptedServer server = Samples.server()) {
      assertThat(watched(server, CTRL_C)).contains(LEAVE).contains("sane: icanon echo");
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
      String shown = watched(server, "");
      assertThat(shown.substring(shown.indexOf(LEAVE)).replaceAll("\\s+", " "))
          .contains("Not ended", "Last failures", "barto-cli: the server was lost at 20")
          .contains("ended before the answer did", "sane: icanon echo", "exit 69")
          .doesNotContain("Nothing of the answer");
    }
  }

  @Test
  void watch_hearsTheKeys_whileTheServerIsSilent() throws Exception {
    var asked = new AtomicInteger();
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  if (asked.getAndIncrement() == 0) {
                    peer.send(Samples.overview());
                    peer.send(new ServerToCli.Done(1));
                  }
                });
        TerminalRun run = run(server, "watch -i 0.2" + TerminalRun.SANE)) {
      run.awaitShown("failures");
      await().untilAsserted(() -> assertThat(asked).hasValueGreaterThan(1));
      assertThat(run.type("q").end()).contains(LEAVE, "sane: icanon echo", "exit 0");
    }
  }

  @Test
  void watch_thatNobodyTypesTo_leavesCtrlZToTheTerminal() throws Exception {
    try (ScriptedServer server = Samples.server();
        TerminalRun run =
            TerminalRun.Scene.of(home, server.port())
                .shell(
                    "set -m\nprogram watch -i 0.2 </dev/null\necho stopped $?\nkill -KILL %1\n")) {
      assertThat(run.awaitShown("failures").type("\u001A").end()).contains("stopped 148");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", CTRL_C})
  void tail_showsNothingThatIsTyped_andLeavesTheTerminalAsItWas(String end) throws Exception {
    try (var server = new ScriptedServer((request, peer) -> peer.send(Samples.to(request).get(0)));
        TerminalRun run = run(server, "tail -f" + TerminalRun.SANE)) {
      String shown = run.awaitShown("one").type("typed" + end).end();
      assertThat(shown).contains("sane: icanon echo").doesNotContain("typed");
    }
  }

  @Test
  void runNow_endedByCtrlC_saysHowToFollowTheRun() throws Exception {
    try (var server = new ScriptedServer((request, peer) -> peer.send(Samples.to(request).get(0)));
        TerminalRun run = run(server, "run now vader/backup --wait" + TerminalRun.SANE)) {
      assertThat(run.awaitShown("started").type(CTRL_C).end())
          .contains("Interrupted. The run goes on", "tail -f 01a20996-96cf-7000-8d8e-e962ad196e00")
          .contains("run show 01a20996-96cf-7000-8d8e-e962ad196e00", "exit 130")
          .contains("sane: icanon echo");
    }
  }

  @Test
  void watch_stoppedByCtrlZ_leavesTheScreen_andComesBackToIt() throws Exception {
    try (ScriptedServer server = Samples.server();
        TerminalRun run =
            TerminalRun.Scene.of(home, server.port())
                .shell(
                    "set -m\nprogram watch -i 0.2\necho stopped $?\nread line\nfg"
                        + TerminalRun.SANE)) {
      run.awaitShown("failures").type("\u001A").awaitShown("stopped");
      String shown = run.shown();
      assertThat(shown.lastIndexOf(LEAVE)).isGreaterThan(shown.lastIndexOf(ENTER));
      await().until(server::isForsaken);
      run.type("\n");
      await().until(() -> run.shown().lastIndexOf(ENTER) > run.shown().lastIndexOf(LEAVE));
      assertThat(run.type("q").end()).contains("exit 0", "sane: icanon echo");
    }
  }

  /** The shell gives the terminal back in its own mode, in which a key waits for Enter. */
  @Test
  void tail_stoppedByCtrlZ_hearsKeysOnceItGoesOn() throws Exception {
    try (var server = new ScriptedServer((request, peer) -> peer.send(Samples.to(request).get(0)));
        TerminalRun run =
            TerminalRun.Scene.of(home, server.port())
                .shell(
                    "set -m\nprogram tail -f\necho stopped $?\nstty icanon echo\nread line\nfg"
                        + TerminalRun.SANE)) {
      run.awaitShown("one").type("\u001A").awaitShown("stopped 148").type("\nq");
      assertThat(run.end()).contains("exit 0", "sane: icanon echo");
    }
  }

  @Test
  void watch_stoppedByAnotherProgram_comesBackToItsScreen() throws Exception {
    try (ScriptedServer server = Samples.server();
        TerminalRun run =
            TerminalRun.Scene.of(home, server.port())
                .shell(
                    "set -m\nprogram watch -i 0.2\necho stopped $?\nstty icanon echo\nread line\nfg"
                        + TerminalRun.SANE)) {
      run.awaitShown("failures");
      run.stop();
      run.awaitShown("stopped 148");
      int screens = run.shown().split(Pattern.quote(ENTER), -1).length;
      run.type("\n");
      await().until(() -> run.shown().split(Pattern.quote(ENTER), -1).length > screens);
      assertThat(run.type("q").end()).contains("exit 0", "sane: icanon echo");
    }
  }

  @Test
  void ctrlC_whileSomethingIsWaitedFor_wipesTheLineThatSaysSo() throws Exception {
    try (var server = new ScriptedServer((request, peer) -> {});
        TerminalRun run = run(server, "info" + TerminalRun.SANE)) {
      String shown = run.awaitShown("waiting for the server").type(CTRL_C).end();
      assertThat(shown).contains("exit 130");
      int last = shown.lastIndexOf("waiting for the server");
      assertThat(shown.substring(last)).contains("\r\u001B[K").contains("sane: icanon echo");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"watch", "tail -f"})
  void ctrlC_whileTheTerminalIsBeingChanged_leavesItAsItWas(String command) throws Exception {
    Path stty = Files.createDirectory(home.resolve("bin")).resolve("stty");
    Files.writeString(
        stty,
        """
        #!/bin/sh
        PATH=/usr/bin:/bin
        stty "$@"
        case $* in *-icanon*) kill -INT $PPID; sleep 0.5;; esac
        """);
    assertThat(stty.toFile().setExecutable(true)).isTrue();
    try (ScriptedServer server = Samples.server();
        TerminalRun run =
            TerminalRun.Scene.of(home, server.port())
                .shell(
                    "PATH=" + stty.getParent() + ":$PATH; program " + command + TerminalRun.SANE)) {
      assertThat(run.end()).contains("exit 130", "sane: icanon echo");
    }
  }

  private String watched(ScriptedServer server, String keys) throws Exception {
    try (TerminalRun run = run(server, "watch -i 0.2" + TerminalRun.SANE)) {
      return run.awaitShown("failures").type(keys).end();
    }
  }
}
