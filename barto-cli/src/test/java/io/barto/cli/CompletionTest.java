package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shells offer of the names that the server knows, and where which are asked for. */
class CompletionTest {
  /** Says which names were asked for; and those of runs. */
  private static final String ASKED =
      """
      barto-cli() {
        case "$*" in
          *runs) printf '%s\\t%s\\n' fbc54bd3 'vader/tick, failed' '0$(touch harm)' '`touch harm`' ;;
          *) echo "$*" | tr ' ' + ;;
        esac
      }
      """;

  @TempDir private Path share;

  @BeforeEach
  void write() {
    assertThat(CliRun.of(share, false, "__manual", share.toString()).exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'run now v', __names+targets",
    "'schedules v', __names+whose",
    "'tail -f f', __names+sources",
    "'list -n vader -c b', __names+-w+vader+commands",
    "'list --name=vader -c b', __names+-w+vader+commands",
    "'runs -w vader -s b', __names+-w+vader+schedules",
    "'cmd b', __names+commands"
  })
  void allShells_askForWhatFits(String line, String expected) throws Exception {
    String open = line.replaceAll(" [a-z]$", " ");
    assertThat(bash(open, "")).containsExactly(expected);
    assertThat(zsh(open, "")).contains(expected);
    assertThat(fish(open)).first().asString().startsWith(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run show ", "output ", "tail --run "})
  void runs_areOfferedByTheirIds_andNothingOfThemIsRun(String line) throws Exception {
    assertThat(bash(line, "fbc5")).containsExactly("fbc54bd3");
    assertThat(bash(line, "0")).containsExactly("0\\$\\(touch\\ harm\\)");
    assertThat(zsh(line, ""))
        .contains("fbc54bd3", "0$(touch harm)", "fbc54bd3  -- vader/tick, failed");
    assertThat(fish(line)).contains("fbc54bd3\tvader/tick, failed", "0$(touch harm)\t`touch harm`");
    assertThat(share.resolve("harm")).doesNotExist();
  }

  @Test
  void aListOfStates_isGoneOnWith() throws Exception {
    assertThat(bash("runs --state ", "failed,lo")).containsExactly("failed,lost");
    assertThat(bash("runs --state ", "fa")).containsExactly("failed");
    assertThat(fish("runs --state failed,lo")).first().asString().startsWith("failed,lost\t");
    assertThat(fish("runs --state=failed,lo")).first().asString().contains("failed,lost\t");
    assertThat(zsh("runs --state ", "failed,lo")).contains("*,", "lost");
  }

  @Test
  void names_areThoseOfTheWorker_withWhatTheyAreAbout() throws IOException {
    try (ScriptedServer server = Samples.server()) {
      assertThat(names(server, "targets"))
          .contains("vader/nightly backup\tevery weekday at 07:30")
          .noneMatch(line -> line.startsWith("vader\t"));
      assertThat(names(server, "whose"))
          .contains("luke/once\ton 2020-01-01")
          .contains("vader\tconnected");
      assertThat(names(server, "workers")).anyMatch(line -> line.matches("luke\t(away|connected)"));
      assertThat(names(server, "commands"))
          .contains("nightly backup\tvader")
          .noneMatch("once"::equals);
      assertThat(names(server, "runs"))
          .anyMatch(line -> line.matches("fbc54bd3\tvader/nightly backup [a-z]+, 2 min ago"));
      assertThat(names(server, "sources")).anyMatch(line -> line.startsWith("fbc54bd3\t"));
      assertThat(names(server, "commands", "-w", "vader")).isNotEmpty();
      assertThat(server.requests).last().asString().contains("ListCommands");
    }
  }

  private List<String> names(ScriptedServer server, String kind, String... more)
      throws IOException {
    String[] command = new String[more.length + 2];
    command[0] = "__names";
    command[1] = kind;
    System.arraycopy(more, 0, command, 2, more.length);
    return CliRun.against(server.port(), share, false, command).lines();
  }

  private List<String> bash(String line, String last) throws Exception {
    return shell(
        "/bin/bash",
        "--norc",
        ASKED
            + "source bash-completion/completions/barto-cli; line='barto-cli "
            + line
            + "'; COMP_WORDS=(${line//=/ = }); [[ $line == *' ' ]] && COMP_WORDS+=('"
            + last
            + "'); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _barto_cli; printf '%s\\n' \"${COMPREPLY[@]}\"");
  }

  /** The function alone: what it would hand to the line editor is written. */
  private List<String> zsh(String line, String last) throws Exception {
    return shell(
        "/usr/bin/zsh",
        "-f",
        ASKED
            + "compdef() {}; compset() { print -r -- $2; PREFIX=${PREFIX##*,} };"
            + " compadd() { print -rl -- \"$@\" $names $shown };"
            + " source zsh/site-functions/_barto-cli; line='barto-cli "
            + line
            + "'; words=(${=line}); [[ $line == *' ' ]] && words+=('"
            + last
            + "'); CURRENT=${#words}; PREFIX=$words[CURRENT]; _barto_cli");
  }

  private List<String> fish(String line) throws Exception {
    return shell(
        "/usr/bin/fish",
        "--no-config",
        "function barto-cli; switch \"$argv\"; case '*runs';"
            + " printf '%s\\t%s\\n' fbc54bd3 'vader/tick, failed' '0$(touch harm)' '`touch harm`';"
            + " case '*'; string join + -- $argv; end; end;"
            + " source fish/vendor_completions.d/barto-cli.fish; complete -C 'barto-cli "
            + line
            + "'");
  }

  private List<String> shell(String program, String option, String script) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(program)), "there is no " + program + " here");
    Process process =
        new ProcessBuilder(program, option, "-c", script)
            .directory(share.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return shown.lines().filter(line -> !line.isEmpty()).toList();
  }
}
