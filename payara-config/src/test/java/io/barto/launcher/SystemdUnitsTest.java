package io.barto.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units of the distribution are what systemd takes. */
class SystemdUnitsTest {
  private static final Path UNITS = Path.of("src/dist/systemd");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"bartoc.service", "bartos.service"})
  void verify_findsNothing(String name) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "no systemd here");
    Path unit = directory.resolve(name);
    // the programs are not installed here
    Files.writeString(
        unit, unit(name).replaceAll("(?m)^(Exec[A-Za-z]+)=.*", "$1=/bin/true"), UTF_8);
    Process verify =
        new ProcessBuilder("/usr/bin/systemd-analyze", "verify", unit.toString())
            .redirectErrorStream(true)
            .start();
    verify.getOutputStream().close();
    String complaints = new String(verify.getInputStream().readAllBytes(), UTF_8);
    assertThat(verify.waitFor()).as(complaints).isZero();
    assertThat(complaints).doesNotContain(name);
  }

  @Test
  void commands_outliveTheWorkersRestart_andTheUnitSaysHowToEndThem() throws IOException {
    assertThat(unit("bartoc.service").lines())
        .contains("KillMode=process", "SendSIGKILL=no")
        .anyMatch(line -> line.contains("--signal=INT bartoc"));
  }

  private static String unit(String name) throws IOException {
    return Files.readString(UNITS.resolve(name), UTF_8);
  }
}
