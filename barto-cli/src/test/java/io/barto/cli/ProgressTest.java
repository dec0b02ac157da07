package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerToCli;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people see on a terminal while something takes long. */
@Timeout(60)
class ProgressTest {
  private static final String WIPE = "\r\u001B[K";

  @TempDir private Path home;
  private final CountDownLatch seen = new CountDownLatch(1);

  private void awaitSeen() {
    await().until(() -> seen.getCount() == 0);
  }

  @Test
  void cleanup_saysWhatItDoes_fromTheFirstSecondToTheReport() throws Exception {
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  peer.send(new ServerAnswer.CleanupProgress("deleting output", 1_000, 5_000));
                  awaitSeen();
                  for (ServerToCli message : Samples.to(request)) {
                    peer.send(message);
                  }
                  peer.send(new ServerToCli.Done(1));
                });
        TerminalRun run = TerminalRun.Scene.of(home, server.port()).run("cleanup")) {
      run.awaitShown(WIPE + "barto-cli: deleting output (1,000 of 5,000), 1 s");
      seen.countDown();
      String shown = run.end();
      assertThat(shown.substring(shown.lastIndexOf(WIPE)))
          .contains("Output lines")
          .doesNotContain("barto-cli");
    }
  }

  @Test
  void aListThatPauses_saysHowMuchHasCome_untilSomethingIsShown() throws Exception {
    ServerToCli part = new RunAnswer.RunList(List.of(Samples.run(Samples.ID, State.SUCCEEDED, 0)));
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  peer.send(part);
                  peer.send(part);
                  awaitSeen();
                  peer.send(new ServerToCli.Done(2));
                });
        TerminalRun run = TerminalRun.Scene.of(home, server.port()).run("runs")) {
      run.awaitShown("waiting for the server, 2 parts so far");
      assertThat(run.shown()).doesNotContain("WORKER");
      seen.countDown();
      String shown = run.end();
      assertThat(shown.indexOf("WORKER")).isGreaterThan(shown.lastIndexOf(WIPE));
    }
  }

  @Test
  void aPagerThatHasTheTerminal_keepsIt() throws Exception {
    ServerToCli part =
        new RunAnswer.RunList(
            Collections.nCopies(1_000, Samples.run(Samples.ID, State.SUCCEEDED, 0)));
    try (var server =
            new ScriptedServer(
                (request, peer) -> {
                  awaitSeen();
                  peer.send(part);
                  peer.send(new ServerToCli.Done(1));
                });
        TerminalRun run =
            TerminalRun.Scene.of(home, server.port()).pager("echo pages; cat").run("runs")) {
      run.awaitShown("waiting for the server, 1 s");
      seen.countDown();
      String shown = run.end();
      assertThat(shown.substring(shown.indexOf("pages"))).doesNotContain(WIPE, "waiting");
    }
  }
}
