package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manual pages and completion, made as the build makes them. */
class ManualTest {
  private static final String NAMES_OF_COMMANDS =
      "help|completion|info|watch|schedules|runs|output|tail|clients|list|failed|cmd|updates|query";

  @TempDir private Path share;

  @BeforeEach
  void write() {
    assertThat(CliRun.of(share, false, "__manual", share.toString()).exitCode()).isZero();
  }

  @Test
  void everyCommand_hasAPageWithExamples() throws IOException {
    try (Stream<Path> pages = Files.list(share.resolve("man/man1"))) {
      List<Path> all = pages.toList();
      assertThat(all).hasSizeGreaterThan(30);
      assertThat(all)
          .filteredOn(page -> !page.toString().matches(".*-(help|run|worker|keys|certs|config).1"))
          .allSatisfy(
              page ->
                  assertThat(Files.readString(page))
                      .contains(".SH NAME", ".SH EXAMPLES", "Ctrl\\-C"));
    }
  }

  @Test
  void help_hasExamplesForEveryCommand() {
    for (String command : NAMES_OF_COMMANDS.replace("help|", "").split("\\|", -1)) {
      assertThat(CliRun.of(share, false, command, "--help").out()).contains("Examples:");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'barto-cli ru', 'runs run'",
    "'barto-cli run ', 'show now'",
    "'barto-cli runs --state fa', failed",
    "'barto-cli -c x config show --program bartoc', bartoc",
    "'barto-cli keys ge', generate",
    "'barto-cli runs --st', --state",
    "'barto-cli list -n ', __names+workers",
    "'barto-cli -c x.toml list -n ', -c+x.toml+__names+workers",
    "'barto-cli -v --config-absolute-path = x.toml tail ', -c+x.toml+__names+sources",
    "'barto-cli list -n vader -c ', __names+-w+vader+commands"
  })
  void bash_completes(String line, String expected) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    String script =
        "barto-cli() { local IFS=+; echo \"$*\"; }; source "
            + share.resolve("bash-completion/completions/barto-cli")
            + "; line='"
            + line
            + "'; COMP_WORDS=($line); [[ $line == *' ' ]] && COMP_WORDS+=('');"
            + " COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _barto_cli; echo \"${COMPREPLY[*]}\"";
    Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", script).start();
    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).strip()).isEqualTo(expected);
    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void bash_runsNothingThatANameContains_andQuotesWhatItOffers() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    Path harm = share.resolve("harm");
    String script =
        "barto-cli() { printf '%s\\n' 'vader/long words' 'vader/$(touch harm)' 'vader/`touch harm`'"
            + " 'luke/*' \"o'neil/\\\"a\\\"\" 'db/x:full' 'db/x:part'; }; source bash-completion/completions/barto-cli;"
            + " offer() { COMP_WORDS=(barto-cli run now \"$@\"); COMP_CWORD=$(($# + 2)); _barto_cli;"
            + " printf '%s\\n' \"${COMPREPLY[@]}\"; };"
            + " offer vader/; offer luke; offer 'vader/long\\ w'; offer '\"vader/'; offer \"'vader/l\";"
            + " offer o; offer '\"o'; offer \"'o\"; offer db/x : f; offer db/x :; offer '\"db/x:p'";
    var bash =
        new ProcessBuilder("/bin/bash", "--norc", "-c", script).directory(share.toFile()).start();
    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).lines())
        .containsExactly(
            "vader/long\\ words",
            "vader/\\$\\(touch\\ harm\\)",
            "vader/\\`touch\\ harm\\`",
            "luke/\\*",
            "vader/long\\ words",
            "vader/long words",
            "vader/\\$(touch harm)",
            "vader/\\`touch harm\\`",
            "vader/long words",
            "o\\'neil/\\\"a\\\"",
            "o'neil/\\\"a\\\"",
            "o'\\''neil/\"a\"",
            "full",
            "full",
            "part",
            "db/x:part");
    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(harm).doesNotExist();
  }

  @Test
  void fish_asksTheServerOfTheConfigurationOnTheSameLine() throws Exception {
    Path program = Path.of("/usr/bin/fish");
    assumeTrue(Files.isExecutable(program), "there is no fish here");
    String script =
        "function barto-cli; string join + -- $argv; end; source "
            + share.resolve("fish/vendor_completions.d/barto-cli.fish")
            + "; complete -C 'barto-cli -c x.toml list -n '";
    Process fish = new ProcessBuilder(program.toString(), "--no-config", "-c", script).start();
    assertThat(new String(fish.getInputStream().readAllBytes(), UTF_8))
        .startsWith("-c+x.toml+__names+workers");
    assertThat(fish.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "bash, bash-completion/completions/barto-cli, -n",
    "zsh, zsh/site-functions/_barto-cli, -n",
    "fish, fish/vendor_completions.d/barto-cli.fish, --no-config"
  })
  void everyScript_isUnderstoodByItsShell(String shell, String file, String check)
      throws Exception {
    Path program = Path.of("/usr/bin", shell);
    assumeTrue(Files.isExecutable(program), "there is no " + shell + " here");
    Process process =
        new ProcessBuilder(program.toString(), check, share.resolve(file).toString()).start();
    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void names_saysNothingWhereTheServerIsNotThere() {
    CliRun run = CliRun.of(share, false, "__names", "workers");
    assertThat(run).isEqualTo(new CliRun(0, "", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "workers, luke vader",
    "schedules, nightly backup once",
    "targets, luke/once",
    "whose, luke luke/once"
  })
  void names_areTheServers(String kind, String some) throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun run = CliRun.against(server.port(), share, false, "__names", kind);
      assertThat(run.out().replaceAll("\t.*", "").replace('\n', ' ')).contains(some);
    }
  }
}
