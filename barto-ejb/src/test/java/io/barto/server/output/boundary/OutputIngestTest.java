package io.barto.server.output.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutputIngestTest {
  private static OutputBatch batch(Line... lines) {
    return new OutputBatch(
        UUID.randomUUID(), OutputKind.STDOUT, 0, 0, Instant.EPOCH, List.of(lines), false);
  }

  @Test
  void weight_isThatOfTheText_whateverThePeerClaims() {
    String text = "x".repeat(10_000);
    assertThat(OutputIngest.weight(batch(new Line(0, 0, text))))
        .isEqualTo(OutputIngest.weight(batch(new Line(0, Integer.MAX_VALUE, text))))
        .isBetween(10_000L, 11_000L);
  }

  @Test
  void weight_countsEmptyBatchesAndLines() {
    assertThat(OutputIngest.weight(batch())).isGreaterThan(100);
    assertThat(OutputIngest.weight(batch(new Line(0, 1, ""), new Line(0, 1, ""))))
        .isGreaterThan(OutputIngest.weight(batch(new Line(0, 1, ""))));
  }
}
