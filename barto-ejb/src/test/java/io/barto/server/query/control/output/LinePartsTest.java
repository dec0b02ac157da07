package io.barto.server.query.control.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.OutputKind;
import io.barto.protocol.OutputRequest.Grep;
import io.barto.server.query.control.SettableClock;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import io.barto.server.query.control.output.LineParts.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinePartsTest {
  private static final Source RUN = new Source(UUID.randomUUID(), "w", "s");

  private final SettableClock clock = new SettableClock();
  private final List<OutputLines> sent = new ArrayList<>();

  private LineParts parts(String wanted) throws BadPatternException {
    LineFilter filter = LineFilter.of(new Grep(wanted, false));
    return new LineParts(part -> sent.add((OutputLines) part), clock, filter);
  }

  private static void add(LineParts parts, String text) throws BadPatternException {
    parts.add(
        RUN, new OutputLine(LineKind.LINE, OutputKind.STDOUT, 0, Instant.EPOCH, text, false, 0));
  }

  @Test
  void aLongSearch_givesASignEveryTenSeconds_andNoMore() throws Exception {
    LineParts parts = parts("needle");
    for (int second = 0; second < 35; second++) {
      add(parts, "hay");
      add(parts, "hay");
      clock.goOn(Duration.ofSeconds(1));
    }
    assertThat(sent).hasSize(3).allMatch(part -> part.lines().isEmpty());
    add(parts, "needle");
    parts.flush();
    assertThat(sent).hasSize(4);
    assertThat(sent.get(3).lines()).hasSize(1);
  }

  @Test
  void whatWasFound_isSentInsteadOfASign() throws Exception {
    LineParts parts = parts("needle");
    add(parts, "needle");
    clock.goOn(Duration.ofSeconds(10));
    add(parts, "hay");
    assertThat(sent).singleElement().satisfies(part -> assertThat(part.lines()).hasSize(1));
  }

  @Test
  void counting_sendsNoLines_butSigns() throws Exception {
    LineParts parts = parts("needle");
    LineParts counting = parts.counting();
    for (int i = 0; i < 20; i++) {
      add(counting, i % 2 == 0 ? "needle" : "hay");
      clock.goOn(Duration.ofSeconds(1));
    }
    counting.flush();
    assertThat(counting.skipped()).isEqualTo(10);
    assertThat(counting.count()).isZero();
    assertThat(sent).hasSize(1).allMatch(part -> part.lines().isEmpty());
  }

  @Test
  void skip_leavesOutTheFirstOfWhatIsWanted() throws Exception {
    LineParts parts = parts("needle");
    parts.skip(2);
    for (String text : List.of("needle 1", "hay", "needle 2", "needle 3")) {
      add(parts, text);
    }
    parts.flush();
    assertThat(sent.get(0).lines()).extracting(OutputLine::text).containsExactly("needle 3");
  }
}
