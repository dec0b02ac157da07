package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.cli.terminal.Surroundings;
import io.barto.program.ExitCode;
import io.barto.program.ProgramDirs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command against the recorded answers of the published server 1.5. */
class OldServerTest {
  private static final String QUERY =
      "select cmd_name, id, timestamp from output order by id limit 2";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path home;
  private OldServer server = noServer();

  private static OldServer noServer() {
    try {
      return new OldServer(Map.of());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.close();
    server = new OldServer(recorded());
    Files.writeString(
        home.resolve("barto-cli.toml"),
        "name = \"x\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = "
            + server.port()
            + "\n");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static Map<String, String> recorded() throws IOException {
    var answers = new HashMap<String, String>();
    try (InputStream in = OldServerTest.class.getResourceAsStream("published-server.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 3))
          .forEach(parts -> answers.put(parts[1], parts[2]));
    }
    return answers;
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          info | 2 0000 | Date | 2026-11-23
          info --json | 2 0001 | {"build__date" | master
          clients | 2 03 | golden | Arch Linux
          list -n vader | 2 06057661646572 | tick | two
          list -n vader -c two | 2 050576616465720374776f | 2026-11-23 14:23:50 | one
          failed | 2 07 | tick | err
          cmd two | 2 080374776f | vader | two
          cleanup | 2 02 | deleted 0 lines | told 2 workers
          updates -n vader -u apt | 2 0105766164657203 | bash | openssl
          """)
  void aCommand_isOneRequestAndItsAnswerIsShown(
      String line, String frame, String one, String other) {
    assertThat(run(line.split(" ", -1))).as(err.toString(UTF_8)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8)).contains(one, other);
    assertThat(server.frames).containsExactly(frame);
  }

  @Test
  void aQuery_isShownAsATable() {
    assertThat(run("query", "-q", QUERY)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8)).contains("cmd_name", "tick", "2026-11-23 10:23:50");
  }

  @ParameterizedTest
  @CsvSource({"garuda", "pacman"})
  void noUpdates_areSaidToBeNone(String kind) {
    assertThat(run("updates", "-n", "vader", "-u", kind)).isEqualTo(ExitCode.DONE);
    assertThat(err.toString(UTF_8)).contains("no updates found on vader");
  }

  @Test
  void aRequestThatFails_isNotAnsweredAndThatIsSaidInOneLine() {
    assertThat(run("query", "-q", "selec")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .contains("no answer for 5 s", "version 1 does not answer a request that failed");
  }
}
