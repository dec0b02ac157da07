package io.barto.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barto.program.ExitCode;
import java.io.File;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole program as a process, with an output that takes nothing. */
class StandardOutputTest {
  private static final File FULL = new File("/dev/full");

  @Test
  void aFullDisk_isAFailureThatIsTold() throws Exception {
    assumeTrue(FULL.exists(), "only Linux has a file that is always full");
    Process program = program().redirectOutput(FULL).start();
    assertThat(new String(program.getErrorStream().readAllBytes(), UTF_8))
        .isEqualToIgnoringNewLines(
            "barto-cli: standard output can't be written: No space left on device");
    assertThat(program.waitFor()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aReaderThatHasReadEnough_isNoFailure() throws Exception {
    Process program = program().start();
    program.getInputStream().close();
    assertThat(program.getErrorStream().readAllBytes()).isEmpty();
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(ExitCode.DONE);
  }

  /** Writes a script, without a server. */
  private static ProcessBuilder program() {
    String java = ProcessHandle.current().info().command().orElseThrow();
    var program =
        new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "io.barto.cli.BartoCli",
            "completion",
            "bash");
    program.environment().put("LC_ALL", "C");
    program.environment().remove("JAVA_TOOL_OPTIONS");
    return program;
  }
}
