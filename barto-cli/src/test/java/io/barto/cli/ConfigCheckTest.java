package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.program.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As whose configuration a file is checked, and what is said of files that can't be read. */
class ConfigCheckTest {
  private static final String SERVER = "[actix]\nworkers = 2\nip = \"127.0.0.1\"\nport = 28100\n";
  private static final String CLIENT =
      "name = \"vader\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = 28100\n";

  @TempDir private Path home;

  private CliRun check(String name, String content, String... options) throws IOException {
    Path file = Files.writeString(home.resolve(name), content);
    String[] command = new String[options.length + 3];
    command[0] = "config";
    command[1] = "check";
    command[2] = file.toString();
    System.arraycopy(options, 0, command, 3, options.length);
    return CliRun.of(home, false, command);
  }

  @ParameterizedTest
  @CsvSource({
    "bartos-new.toml, bartos, by the file's name",
    "copy.toml, bartos, by its keys",
    "barto-cli.toml, barto-cli, by the file's name"
  })
  void aCopy_isCheckedAsItsPrograms(String name, String program, String why) throws IOException {
    CliRun run = check(name, program.equals("bartos") ? SERVER : CLIENT);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("nothing is wrong; checked as the configuration of " + program + ", " + why);
  }

  @Test
  void aWorkersCopy_isKnownByItsKeys_thatWithoutAny_isThisPrograms() throws IOException {
    assertThat(check("copy.toml", "retry_count = 3\n" + CLIENT).out()).contains("of bartoc, by");
    assertThat(check("copy.toml", CLIENT).out()).endsWith("the configuration of barto-cli\n");
    assertThat(check("copy.toml", CLIENT, "--program", "bartoc").err())
        .contains("checked as the configuration of bartoc");
  }

  @Test
  void whatIsWrong_isFollowedByAsWhoseItWasChecked() throws IOException {
    CliRun run = check("copy.toml", "[actix]\n[schedules]\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(run.out()).contains("copy.toml:1:1: actix.port: is required");
    assertThat(run.err()).contains("of bartos, by its keys; --program names another");
  }

  @Test
  void theUsualFileThatIsMissing_isTheOneToWrite() {
    CliRun run = CliRun.of(home, false, "config", "check");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(run.out()).contains("there is no such file; write it there").contains("-c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          config check nope.toml | there is no such file; <FILE> names the file | 78
          config show nope.toml | there is no such file; <FILE> names the file | 78
          config check --program bartos . | is a folder; <FILE> names the file | 78
          calendar --lint nope.toml | there is no such file; --lint names the file | 78
          calendar --lint . | is a folder; --lint names the file | 78
          keys public nope | there is no such file; <FILE> names a signing key | 1
          keys public . | is a folder; <FILE> names a signing key | 1
          certs show nope | there is no file nope | 1
          certs show . | is a folder | 1
          """)
  void aFileThatCantBeRead_isToldInTermsOfTheCommandLine(
      String command, String told, int exitCode) {
    CliRun run = CliRun.of(home, false, command.split(" ", -1));
    assertThat(run.out() + run.err()).contains(told).doesNotContain(" -c ");
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }
}
