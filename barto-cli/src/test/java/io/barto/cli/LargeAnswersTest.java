package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerToCli;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of any size, in a process with the memory that the start script gives it. */
@Timeout(120)
class LargeAnswersTest {
  private static final int PART = 1_000;
  private static final int RUNS = 200_000;
  private static final int LINES = 1_000_000;

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"", "--json", "--csv"})
  void aListOf200000Runs_streams(String form) throws Exception {
    RunItem run = Samples.run(Samples.ID, State.SUCCEEDED, 0);
    ServerToCli part = new RunAnswer.RunList(Collections.nCopies(PART, run));
    assertThat(lines(part, RUNS / PART, "runs --limit 0 " + form))
        .isEqualTo(form.equals("--json") ? RUNS : RUNS + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--json"})
  void anOutputOf1000000Lines_streams(String form) throws Exception {
    var line =
        new OutputLine(
            LineKind.LINE, OutputKind.STDOUT, 1, Samples.THEN, "0123456789".repeat(8), false, 0);
    ServerToCli part =
        new OutputLines(Samples.ID, "vader", "backup", Collections.nCopies(PART, line));
    assertThat(lines(part, LINES / PART, "output fbc54bd3 " + form)).isEqualTo(LINES);
  }

  @Test
  void aSignal_endsTheProgram_whileNobodyTakesItsOutput() throws Exception {
    var sent = new AtomicInteger();
    try (var server =
        new ScriptedServer(
            (request, peer) -> {
              for (ServerToCli part : Samples.to(request).subList(0, 2)) {
                peer.send(part);
              }
              for (; sent.get() < LINES; sent.incrementAndGet()) {
                peer.send(Samples.to(request).get(1));
              }
            })) {
      Process program = program(server.port(), "run now vader/backup --wait").start();
      var before = new AtomicInteger();
      await()
          .pollInterval(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(60))
          .until(() -> sent.get() > 0 && before.getAndSet(sent.get()) == sent.get());
      program.toHandle().destroy(); // which leaves its streams open
      assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(new String(program.getErrorStream().readAllBytes(), UTF_8))
          .contains("Interrupted. The run goes on");
    }
  }

  private long lines(ServerToCli part, int parts, String command) throws Exception {
    try (var server =
        new ScriptedServer(
            (request, peer) -> {
              for (int i = 0; i < parts; i++) {
                peer.send(part);
              }
              peer.send(new ServerToCli.Done(parts));
            })) {
      Process program =
          program(server.port(), command.strip())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      long lines = 0;
      try (BufferedReader out = program.inputReader()) {
        while (out.readLine() != null) {
          lines++;
        }
      }
      assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isZero();
      return lines;
    }
  }

  private ProcessBuilder program(int port, String command) throws IOException {
    Path config = home.resolve("barto-cli.toml");
    Files.writeString(
        config,
        "name = \"x\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n");
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.barto.cli.BartoCli",
                "-c",
                config.toString()));
    words.addAll(List.of(command.split(" ", -1)));
    return new ProcessBuilder(words);
  }
}
