package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server is asked, and what the log tells of it. */
class RequestsTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"0d, 0", "0w, 0", "0s, 1", "0h, 1", "2min, 120000"})
  void cleanup_ofNoDaysIsBeforeToday_ofNoSecondsNow(String age, long millis) throws IOException {
    try (ScriptedServer server = Samples.server()) {
      assertThat(CliRun.against(server.port(), home, false, "cleanup", "--older-than", age))
          .extracting(CliRun::exitCode)
          .isEqualTo(0);
      assertThat(server.requests).containsExactly(new ServerRequest.CleanOlder(millis, false));
    }
  }

  @ParameterizedTest
  @CsvSource({"output fbc5 -n 0, ''", "tail -n 0, ''", "tail, nothing was written"})
  void whoWantsNoLines_isNotToldThatThereAreNone(String command, String remark) throws IOException {
    CliRun run = CliRun.answered(home, command, new ServerToCli.Done(0));
    assertThat(run.err().replace("barto-cli: ", "").strip()).isEqualTo(remark);
  }

  @Test
  void log_tellsTheStepsAndTheMessages() throws IOException {
    Path log = home.resolve("its-log");
    try (ScriptedServer server = Samples.server()) {
      CliRun.against(server.port(), home, false, "-vv", "-t", log.toString(), "runs");
    }
    try (Stream<Path> files = Files.list(home)) {
      Path today =
          files.filter(file -> file.toString().contains("its-log")).findAny().orElseThrow();
      assertThat(Files.readString(today))
          .contains("something listens at", "the server lets us in", "ask Runs", "got RunList")
          .contains("exit code 0");
    }
  }
}
