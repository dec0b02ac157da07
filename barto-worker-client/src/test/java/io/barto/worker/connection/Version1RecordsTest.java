package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.ExitStatus;
import io.barto.protocol.WorkerToServer.OutputLine;
import io.barto.protocol.WorkerToServerCodec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Version1RecordsTest {
  private static final UUID RUN = UUID.randomUUID();
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private final Version1Records records =
      new Version1Records(UUID.randomUUID(), new SilentVersion1());

  private List<String> pieces(String text) {
    var line = new Line(0, text.length() + 1, text);
    var batch = new OutputBatch(RUN, OutputKind.STDOUT, 0, 0, AT, List.of(line), false);
    List<WorkerToServer> made = records.line(batch, line);
    assertThat(made)
        .allSatisfy(r -> assertThat(WorkerToServerCodec.encode(r)).hasSizeLessThan(65_536));
    return made.stream().map(record -> ((OutputLine) record).data()).toList();
  }

  @Test
  void aGap_isALineThatSaysSo() {
    var gap = new OutputGap(512, 3, true, "the disk was full");
    var batch = new OutputBatch(RUN, OutputKind.STDERR, 9, 1, AT, gap);
    assertThat(records.gap(batch, gap))
        .singleElement()
        .isInstanceOfSatisfying(
            OutputLine.class,
            line -> {
              assertThat(line.kind()).isEqualTo(OutputKind.STDERR);
              assertThat(line.data())
                  .isEqualTo("bartoc: at least 512 bytes are lost here: the disk was full");
            });
  }

  @Test
  void aLine_isOneRecordAlsoWhereItIsEmpty() {
    assertThat(pieces("")).containsExactly("");
    assertThat(pieces("hello")).containsExactly("hello");
  }

  @Test
  void aLongLine_isSeveralThatFitTheFramesOfThePublishedServer() {
    String text = "€".repeat(50_000);
    assertThat(pieces(text)).hasSize(3);
    assertThat(String.join("", pieces(text))).isEqualTo(text);
  }

  @Test
  void aLongLine_isNotCutInsideACharacter() {
    String text = "x" + "\uD83D\uDE00".repeat(30_000);
    assertThat(String.join("", pieces(text))).isEqualTo(text);
    assertThat(pieces(text)).noneMatch(p -> Character.isHighSurrogate(p.charAt(p.length() - 1)));
  }

  @Test
  void anExit_isItsStatus() {
    assertThat(records.end(new RunEnd(RUN, Outcome.EXITED, 0, "", AT, AT, 0, 0)))
        .containsExactly(new ExitStatus(RUN, AT.toString(), 0, true));
    assertThat(records.end(new RunEnd(RUN, Outcome.EXITED, 7, "", AT, AT, 0, 0)))
        .containsExactly(new ExitStatus(RUN, AT.toString(), 7, false));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "SKIPPED"})
  void aRunWithoutExitCode_failsWithALineThatSaysWhy(Outcome outcome) {
    RunEnd end = new RunEnd(RUN, outcome, null, "the host was restarted", AT, AT, 0, 0);
    List<WorkerToServer> made = records.end(end);
    assertThat(((OutputLine) made.get(0)).kind()).isEqualTo(OutputKind.STDERR);
    assertThat(((OutputLine) made.get(0)).data()).endsWith(", the host was restarted");
    assertThat(made.get(1)).isEqualTo(new ExitStatus(RUN, AT.toString(), 255, false));
  }
}
