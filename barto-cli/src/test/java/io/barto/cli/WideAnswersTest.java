package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are wider than the screen. */
class WideAnswersTest {
  private static final ServerToCli DONE = new ServerToCli.Done(1);
  private static final Rows WIDE =
      new Rows(List.of("id", "text"), List.of(List.of("7", "x".repeat(90)), List.of("8", "a\nb")));
  private static final Rows TWICE =
      new Rows(List.of("n", "n", "n_2", "n"), List.of(List.of("1", "2", "3", "4")));

  @TempDir private Path home;

  private CliRun run(boolean terminal, String command, ServerToCli first) throws IOException {
    try (var server = ScriptedServer.saying(first, DONE)) {
      return CliRun.against(
          server.port(), home, terminal, (command + " --no-color").split(" ", -1));
    }
  }

  @Test
  void rowsTooWideForTheTerminal_areBlocks() throws IOException {
    assertThat(run(true, "query -q x", WIDE).lines())
        .containsExactly(
            "*** row 1 ***",
            "  id: 7",
            "text: " + "x".repeat(90),
            "*** row 2 ***",
            "  id: 8",
            "text: a",
            "      b");
  }

  @Test
  void rowsThatFit_andRowsInAPipe_areATable() throws IOException {
    assertThat(run(true, "query -q x --width 100", WIDE).lines().get(0)).startsWith("id  text");
    assertThat(run(false, "query -q x", WIDE).lines().get(0)).startsWith("id  text");
    assertThat(run(false, "query -q x --vertical", WIDE).lines().get(0)).startsWith("*** row 1");
  }

  @Test
  void columnsOfOneName_areAllInTheObject() throws IOException {
    assertThat(run(false, "query -q x --json", TWICE).out())
        .isEqualTo("{\"n\":\"1\",\"n_3\":\"2\",\"n_2\":\"3\",\"n_4\":\"4\"}\n");
    assertThat(run(false, "query -q x --csv", TWICE).out()).startsWith("n,n_3,n_2,n_4\r\n1,2,3,4");
    assertThat(run(false, "query -q x", TWICE).lines().get(0)).isEqualTo("n  n  n_2  n");
  }

  @Test
  void columnsThatThereIsNoRoomFor_areCounted_onATerminalOnly() throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun narrow =
          CliRun.against(server.port(), home, true, "--no-color", "runs", "--width", "40");
      assertThat(narrow.lines()).allMatch(line -> line.length() <= 42);
      assertThat(narrow.out()).containsPattern("\\d columns hidden; --width \\d+ shows them");
      String width = narrow.out().replaceAll("(?s).*--width (\\d+) shows.*", "$1");
      CliRun wide = CliRun.against(server.port(), home, true, "runs", "--width", width);
      assertThat(wide.out()).doesNotContain("hidden").contains("REASON");
      CliRun pipe = CliRun.against(server.port(), home, false, "runs", "--width", "40");
      assertThat(pipe.out() + pipe.err()).doesNotContain("hidden");
    }
  }
}
