package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch.Line;
import io.barto.server.output.control.ChunkContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is stored as a chunk is read back as it was. */
class ChunkLinesTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");

  private record ReadLine(Instant at, String text) {}

  private static List<ReadLine> readBack(List<Line> lines) {
    var read = new ArrayList<ReadLine>();
    ChunkLines.forEach(ChunkContent.of(lines), AT, (at, text) -> read.add(new ReadLine(at, text)));
    return read;
  }

  private static List<ReadLine> expected(List<Line> lines) {
    return lines.stream()
        .map(line -> new ReadLine(AT.plusMillis(line.afterMillis()), line.text()))
        .toList();
  }

  @Provide
  Arbitrary<List<Line>> lines() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x1F),
                Arbitraries.of((int) '"', (int) '\\', (int) '/', 0x7F, 0x85, 0x2028, 0xFEFF),
                Arbitraries.integers().between(0x20, 0xD7FF),
                Arbitraries.integers().between(0xE000, 0x10FFFF))
            .list()
            .ofMaxSize(40)
            .map(ChunkLinesTest::text);
    Arbitrary<Integer> millis = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    return Combinators.combine(millis, texts)
        .as((after, text) -> new Line(after, text.length() + 1, text))
        .list()
        .ofMaxSize(20);
  }

  private static String text(List<Integer> codePoints) {
    var text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return text.toString();
  }

  @Property
  void anyLines_areReadBackAsTheyWere(@ForAll("lines") List<Line> lines) {
    assertThat(readBack(lines)).isEqualTo(expected(lines));
  }

  @Example
  void awkwardLines_areReadBackAsTheyWere() {
    var lines =
        List.of(
            new Line(0, 1, ""),
            new Line(1, 2, "\u0000"),
            new Line(2, 9, "\u001b[31mred\u001b[0m"),
            new Line(3, 9, "a\tb\rc\u0008"),
            new Line(4, 9, "{\"key\": [\"C:\\\\temp\", 1]}"),
            new Line(5, 9, "\uD83D\uDE80 \u00e4 \uD83D\uDC69\u200D\uD83D\uDD27"),
            new Line(6, 9, "]], [[1, \"x\"]]"));
    assertThat(readBack(lines)).isEqualTo(expected(lines));
  }

  @Example
  void aLongLine_isReadBackAsItWas() {
    var lines = List.of(new Line(7, 1 << 20, "\u0001x".repeat(1 << 19)));
    assertThat(readBack(lines)).isEqualTo(expected(lines));
  }

  @Example
  void noLines_areReadBackAsNone() {
    assertThat(ChunkContent.of(List.of())).isEqualTo("[]");
    assertThat(readBack(List.of())).isEmpty();
  }
}
