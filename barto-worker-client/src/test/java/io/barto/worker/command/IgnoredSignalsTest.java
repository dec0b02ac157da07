package io.barto.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IgnoredSignalsTest {
  @Test
  void mask_isTheKernels() {
    assertThat(IgnoredSignals.mask("Name:\tjava\nSigIgn:\t0000000000000006\nSigCgt:\tff\n"))
        .isEqualTo(6);
    assertThat(IgnoredSignals.mask("Name:\tjava\n")).isZero();
  }

  /** Whether this test was started with signals ignored or not, its children are not. */
  @Test
  void defaults_undoWhatWasInherited() throws IOException, InterruptedException {
    var line = new ArrayList<>(IgnoredSignals.defaults(System.getenv()));
    line.addAll(List.of("sh", "-c", "kill -INT $$; exit 0"));
    Process process = new ProcessBuilder(line).start();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(IgnoredSignals.defaults(Map.of("PATH", "/nowhere"))).isEmpty();
  }
}
