package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Cmd;
import io.barto.protocol.ServerToCli.Failed;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.OutputList;
import io.barto.protocol.ServerToCliCodec;
import io.barto.server.query.control.RunOutput.OutputLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputPartsTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final int PART_BYTES = 256 << 10;

  private final List<ServerToCli> sent = new ArrayList<>();

  private static OutputLine line(String worker, String text) {
    return new OutputLine(worker, "backup", AT, text, 0, true);
  }

  private List<OutputItem> items() {
    return sent.stream().flatMap(part -> ((OutputList) part).items().stream()).toList();
  }

  @Test
  void aLongAnswer_isSentInPartsOfBoundedSize_inOrder() {
    OutputParts parts = OutputParts.list(sent::add);
    String text = "x".repeat(100);
    for (int i = 0; i < 20_000; i++) {
      parts.accept(line("one", text + i));
    }
    assertThat(sent).as("sent before the end").hasSizeGreaterThan(5);
    assertThat(parts.finish()).isEqualTo(20_000);
    for (ServerToCli part : sent) {
      assertThat(ServerToCliCodec.encode(part).length).isLessThanOrEqualTo(PART_BYTES);
    }
    List<OutputItem> items = items();
    assertThat(items).hasSize(20_000);
    for (int i = 0; i < items.size(); i++) {
      assertThat(items.get(i).data()).isEqualTo(text + i);
    }
  }

  @Test
  void aHugeLine_isSentWithoutWaitingForMore() {
    OutputParts parts = OutputParts.list(sent::add);
    parts.accept(line("one", "x".repeat(1 << 20)));
    assertThat(sent).hasSize(1);
    parts.accept(line("one", "y"));
    assertThat(parts.finish()).isEqualTo(2);
    assertThat(sent).hasSize(2);
  }

  @Test
  void whatEndsWithAFullPart_hasNoEmptyOne() {
    OutputParts parts = OutputParts.list(sent::add);
    parts.accept(line("one", "x".repeat(PART_BYTES)));
    assertThat(parts.finish()).isEqualTo(1);
    assertThat(sent).hasSize(1);
  }

  @Test
  void anEmptyAnswer_isOneEmptyMessage() {
    assertThat(OutputParts.list(sent::add).finish()).isZero();
    assertThat(OutputParts.failed(sent::add).finish()).isZero();
    assertThat(OutputParts.cmd(sent::add).finish()).isZero();
    assertThat(sent)
        .containsExactly(new OutputList(List.of()), new Failed(List.of()), new Cmd(Map.of()));
  }

  @Test
  void list_tellsTimeTextAndExit() {
    OutputParts parts = OutputParts.list(sent::add);
    parts.accept(new OutputLine("one", "backup", AT, "text", 137, false));
    parts.accept(new OutputLine("one", "backup", null, null, 0, true));
    parts.finish();
    assertThat(items())
        .containsExactly(
            new OutputItem("2026-03-01T12:00:00.123Z", "text", 137, false),
            new OutputItem(null, null, 0, true));
  }

  @Test
  void failed_tellsWhoseOutputItIs() {
    OutputParts parts = OutputParts.failed(sent::add);
    parts.accept(new OutputLine("one", "backup", AT, "text", 255, false));
    parts.finish();
    assertThat(sent)
        .containsExactly(
            new Failed(
                List.of(
                    new FailedItem(
                        "2026-03-01T12:00:00.123Z", "one", "backup", "text", 255, false))));
  }

  @Test
  void cmd_keepsTheWorkersApart() {
    OutputParts parts = OutputParts.cmd(sent::add);
    parts.accept(line("two", "a"));
    parts.accept(line("one", "b"));
    parts.accept(line("two", "c"));
    assertThat(parts.finish()).isEqualTo(3);
    Map<String, List<OutputItem>> items = ((Cmd) sent.get(0)).items();
    assertThat(items.keySet()).containsExactly("two", "one");
    assertThat(items.get("two")).extracting(OutputItem::data).containsExactly("a", "c");
    assertThat(items.get("one")).extracting(OutputItem::data).containsExactly("b");
  }

  @Test
  void anExitCode_hasOneByteOnTheWire() {
    OutputParts parts = OutputParts.list(sent::add);
    parts.accept(new OutputLine("one", "backup", AT, "text", -1, false));
    parts.finish();
    assertThat(items()).extracting(OutputItem::exitCode).containsExactly(255);
  }
}
