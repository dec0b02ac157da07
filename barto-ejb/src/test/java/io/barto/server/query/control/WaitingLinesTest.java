package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.server.query.control.RunOutput.OutputLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingLinesTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private final List<OutputLine> passed = new ArrayList<>();
  private final WaitingLines waiting = new WaitingLines(passed::add);

  private static OutputLine line(String text) {
    return new OutputLine("w", "s", AT, text, 1, false);
  }

  @Test
  void linesGoInTheOrderOfTheirTimes_onceNoOlderOneCanCome() {
    waiting.add(AT.plusSeconds(2), line("3"));
    waiting.add(AT.plusSeconds(1), line("2"));
    waiting.add(AT, line("1"));
    waiting.add(AT.plusSeconds(2), line("4"));
    waiting.passOn(AT.plusSeconds(2));
    assertThat(passed).extracting(OutputLine::text).containsExactly("1", "2");
    waiting.passOn(Instant.MAX);
    assertThat(passed).extracting(OutputLine::text).containsExactly("1", "2", "3", "4");
  }

  /** Of 16 MiB, a line without text has 128 bytes. */
  @Test
  void emptyLines_takeRoomToo() {
    OutputLine empty = line("");
    for (int i = 0; i < 600_000; i++) {
      waiting.add(AT, empty);
      waiting.passOn(AT);
    }
    assertThat(600_000 - passed.size()).isEqualTo((16 << 20) / 128);
  }
}
