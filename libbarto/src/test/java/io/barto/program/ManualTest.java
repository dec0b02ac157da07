package io.barto.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Manual pages out of a program's description. */
class ManualTest {
  @TempDir private Path share;

  @Command(
      name = "some-program",
      description = "It does something",
      subcommands = Part.class,
      exitCodeList = {"0:done", "78:bad configuration"})
  static final class Program implements Callable<Integer> {
    private boolean ran;

    @Override
    public Integer call() {
      ran = true;
      return 7;
    }
  }

  @Command(name = "part", description = "A part of it")
  static final class Part implements Callable<Integer> {
    @Option(
        names = "--minutes",
        paramLabel = "<N>",
        defaultValue = "10",
        description = "How long (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Override
    public Integer call() {
      return minutes;
    }
  }

  @Test
  void aProgramThatIsAskedForIt_writesItsPages_andDoesNothingElse() throws IOException {
    var program = new Program();
    assertThat(Manual.orExecute(new CommandLine(program), "__manual", share.toString())).isZero();
    assertThat(program.ran).isFalse();
    assertThat(Files.readString(share.resolve("man/man1/some-program.1")))
        .contains("some\\-program \\- It does something", "\\fB78\\fR\nbad configuration")
        .contains("\\fBpart\\fR\nA part of it.", ".SH FILES", "some\\-program\\-part(1)");
    assertThat(Files.readString(share.resolve("man/man1/some-program-part.1")))
        .contains("\\fB\\-\\-minutes <N>\\fR\nHow long (default: 10)", "\\fB78\\fR")
        .doesNotContain(".SH FILES");
  }

  @Test
  void anythingElse_runsTheProgram() {
    assertThat(Manual.orExecute(new CommandLine(new Program()))).isEqualTo(7);
  }
}
