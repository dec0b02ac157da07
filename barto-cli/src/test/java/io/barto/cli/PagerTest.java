package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long answers on a real terminal, with pagers that read them, read them slowly, or not at all. */
@Timeout(90)
class PagerTest {
  private static final int PART = 1_000;
  private static final String OUTPUT = "--timeout 60 output fbc54bd3";

  @TempDir private Path home;
  private final CountDownLatch over = new CountDownLatch(1);

  private static ServerToCli lines(int many) {
    return new OutputLines(
        Samples.ID,
        "vader",
        "backup",
        Collections.nCopies(
            many,
            new OutputLine(
                LineKind.LINE,
                OutputKind.STDOUT,
                1,
                Samples.THEN,
                "0123456789".repeat(8),
                false,
                0)));
  }

  private void awaitOver() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private TerminalRun.Scene scene(ScriptedServer server, String pager) {
    return TerminalRun.Scene.of(home, server.port()).pager(pager);
  }

  @Test
  void aPagerThatReadsLater_losesNothing_andHoldsNothingOnTheServer() throws Exception {
    int parts = 600;
    Path read = home.resolve("read");
    Path go = home.resolve("go");
    Path temporary = Files.createDirectory(home.resolve("tmp"));
    String pager =
        "mkfifo %s; head -c 100 >%s; echo waits; cat %s; cat >>%s".formatted(go, read, go, read);
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  for (int i = 0; i < parts; i++) {
                    peer.send(lines(PART));
                  }
                  peer.send(new ServerToCli.Done(parts));
                });
        TerminalRun run =
            scene(server, pager)
                .java("-Xmx40m -XX:+UseSerialGC -Djava.io.tmpdir=" + temporary)
                .run(OUTPUT + TerminalRun.SANE)) {
      run.awaitShown("waits");
      await().atMost(Duration.ofSeconds(60)).until(server::isForsaken);
      assertThat(list(temporary)).as("the file has no name any more").isEmpty();
      Files.writeString(go, "");
      assertThat(run.end()).contains("exit 0", "sane: icanon echo");
      try (Stream<String> lines = Files.lines(read)) {
        assertThat(lines.count()).isEqualTo((long) parts * PART);
      }
      assertThat(list(temporary)).isEmpty();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static ScriptedServer ofHundredLines() throws IOException {
    return new ScriptedServer(
        (request, peer) -> {
          peer.send(lines(100));
          peer.send(new ServerToCli.Done(100));
        });
  }

  @ParameterizedTest
  @CsvSource({"cat -u, true", "more, false"})
  void colours_areLeftOut_whereThePagerWouldCountThemAsLetters(String pager, boolean coloured)
      throws Exception {
    try (ScriptedServer server = Samples.server();
        TerminalRun run = scene(server, pager).run("schedules" + TerminalRun.SANE)) {
      assertThat(run.end().contains("\u001B[1m")).isEqualTo(coloured);
    }
  }

  @Test
  void aPagerThatIsTheShellsOwnWord_isOne() throws Exception {
    Path read = home.resolve("read");
    try (ScriptedServer server = ofHundredLines();
        TerminalRun run = scene(server, "exec cat >" + read).run(OUTPUT + TerminalRun.SANE)) {
      assertThat(run.end()).contains("exit 0").doesNotContain("0123456789");
      assertThat(Files.readString(read)).hasLineCount(100);
    }
  }

  @Test
  void theLogOnTheTerminal_needsItWithoutAPager() throws Exception {
    Path read = home.resolve("read");
    try (ScriptedServer server = ofHundredLines();
        TerminalRun run = scene(server, "cat >" + read).run("-e " + OUTPUT + TerminalRun.SANE)) {
      assertThat(run.end()).contains("0123456789", "done, with exit code 0", "exit 0");
      assertThat(read).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-pager -R", "/no/such/pager"})
  void aPagerThatIsNotThere_losesNothing(String pager) throws Exception {
    try (ScriptedServer server = ofHundredLines();
        TerminalRun run = scene(server, pager).run(OUTPUT + TerminalRun.SANE)) {
      assertThat(run.end().split("0123456789".repeat(8), -1)).hasSize(101);
    }
  }

  @Test
  void aPagerThatIsQuit_endsTheRequestAtOnce_andQuietly() throws Exception {
    Path quit = home.resolve("quit");
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  peer.send(lines(100));
                  awaitOver();
                });
        TerminalRun run =
            scene(server, "mkfifo %s; head -n 3; cat %s".formatted(quit, quit))
                .run(OUTPUT + TerminalRun.SANE)) {
      run.awaitShown("0123456789");
      Files.writeString(quit, "");
      assertThat(run.end()).contains("exit 0", "sane: icanon echo").doesNotContain("barto-cli");
    } finally {
      over.countDown();
    }
  }

  @Test
  void aServerThatIsKilled_isToldBelowWhatThePagerShowed() throws Exception {
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  peer.send(lines(100));
                  peer.die();
                });
        TerminalRun run = scene(server, "cat; echo page ends").run(OUTPUT + TerminalRun.SANE)) {
      assertThat(run.end().replaceAll("\\s+", " "))
          .containsSubsequence(
              "0123456789",
              "page ends",
              "ended before the answer did",
              "is cut off here",
              "exit 69");
    }
  }

  @Test
  void less_showsTheAnswer_andTheFailureIsToldOnceItIsLeft() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/less")), "there is no less here");
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  peer.send(lines(100));
                  peer.die();
                });
        TerminalRun run = scene(server, "less").run(OUTPUT + TerminalRun.SANE)) {
      // its last line, once all has come to it
      run.awaitShown("0123456789").type("G").awaitShown("(END)");
      assertThat(run.shown()).doesNotContain("ended before");
      assertThat(run.type("q").end()).contains("ended before", "exit 69", "sane: icanon echo");
    }
  }

  @Test
  void ctrlC_leavesTheTerminalToThePager_untilThatIsLeft() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/less")), "there is no less here");
    var more = new CountDownLatch(1);
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  peer.send(lines(100));
                  await().until(() -> more.getCount() == 0);
                  peer.send(new ServerToCli.Done(1));
                });
        TerminalRun run = scene(server, "less").run(OUTPUT + TerminalRun.SANE)) {
      run.awaitShown("0123456789").type("\u0003");
      more.countDown();
      // Ctrl-C throws away what has been typed just then
      await().atMost(Duration.ofSeconds(20)).until(() -> run.type("G").shown().contains("(END)"));
      assertThat(run.shown()).doesNotContain("exit ");
      assertThat(run.type("q").end()).contains("exit 130", "sane: icanon echo");
    }
  }

  @Test
  void aRemarkOnAShortAnswer_standsBelowIt() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(openToAll());
        TerminalRun run = scene(server, "less").run("info" + TerminalRun.SANE)) {
      assertThat(run.end()).containsSubsequence("Access", "warning: the server is", "exit 0");
    }
  }

  private static ServerToCli[] openToAll() {
    return new ServerToCli[] {
      new ServerToCli.Info(List.of(new ServerToCli.Variable("barto", "Access", Wire.OPEN_TO_ALL))),
      new ServerToCli.Done(1)
    };
  }
}
