package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerToCli;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNowTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED, 0, FAILED, 7, 7",
    "FAILED, 3, FAILED, 7, 3",
    "SUCCEEDED, 0, SUCCEEDED, 0, 0",
    "KILLED, 137, SUCCEEDED, 0, 137",
    "LOST, , SUCCEEDED, 0, 1",
    "FAILED, 256, SUCCEEDED, 0, 1"
  })
  void wait_endsWithTheExitCodeOfTheFirstThatFailed(
      State one, @Nullable Integer itsCode, State other, Integer otherCode, int exitCode)
      throws IOException {
    CliRun run =
        CliRun.answered(
            home,
            "run now vader/backup --wait",
            Samples.detail(one, itsCode),
            Samples.detail(other, otherCode),
            new ServerToCli.Done(2));
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void wait_endsWithTheExitCode_alsoWhereTheOutputIsReadNoMore() throws IOException {
    OutputStream unread =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (ScriptedServer server = Samples.server()) {
      CliRun run = CliRun.into(unread, server.port(), home, "run", "now", "vader/backup", "--wait");
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("failed with exit code 3");
    }
  }

  @Test
  void wait_showsTheOutputAlone_andWhatBecameOfItBeside() throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun run =
          CliRun.against(server.port(), home, false, "run", "now", "vader/backup", "--wait");
      assertThat(run.out()).startsWith("one\ttwo\n").doesNotContain("started");
      assertThat(run.err()).contains("started run 01a20996", "failed with exit code 3");
      assertThat(run.exitCode()).isEqualTo(3);
    }
  }
}
