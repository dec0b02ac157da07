package io.barto.server.query.control.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.UpdateKind;
import io.barto.server.query.control.RunOutput.OutputLine;
import io.barto.server.query.control.RunOutput.RunEnd;
import io.barto.server.query.control.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdatePartsTest {
  private final SettableClock clock = new SettableClock();
  private final List<RunUpdates> sent = new ArrayList<>();

  @Test
  void aSearchThatFindsNothingForLong_givesSigns() {
    var parts = new UpdateParts(UpdateKind.APT, clock, part -> sent.add((RunUpdates) part));
    for (int i = 0; i < 35; i++) {
      var end = new RunEnd(UUID.randomUUID(), Instant.EPOCH);
      parts.accept(new OutputLine("w", "s", Instant.EPOCH, "nothing", 0, true, end));
      clock.goOn(Duration.ofSeconds(1));
    }
    assertThat(parts.finish()).isZero();
    assertThat(sent)
        .hasSize(3)
        .allMatch(sign -> sign.packages().isEmpty() && sign.totals() == null);
  }
}
