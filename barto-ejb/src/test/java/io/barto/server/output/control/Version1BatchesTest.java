package io.barto.server.output.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a version 1 worker said is stored as if version 2 had said it. */
class Version1BatchesTest {
  private static final UUID RUN = UUID.randomUUID();
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456789Z");
  private static final StreamPosition END = new StreamPosition(700, 70);

  @Provide
  Arbitrary<List<Version1Line>> lines() {
    Arbitrary<Long> afterMillis = Arbitraries.longs().between(-100_000, 5_000_000_000L);
    Arbitrary<String> texts = Arbitraries.strings().all().ofMaxLength(20);
    return Combinators.combine(afterMillis, texts)
        .as((millis, text) -> new Version1Line(AT.plusMillis(millis), text))
        .list()
        .ofMaxSize(60);
  }

  @Property
  void of_keepsEveryLineItsTimeAndItsBytes_withoutAGap(@ForAll("lines") List<Version1Line> lines) {
    var found = new ArrayList<Version1Line>();
    StreamPosition position = END;
    for (OutputBatch batch : batches(lines)) {
      assertThat(batch.offset()).isEqualTo(position.offset());
      assertThat(batch.firstLine()).isEqualTo(position.line());
      assertThat(batch.continues()).isFalse();
      for (Line line : batch.lines()) {
        assertThat(line.afterMillis()).isNotNegative();
        assertThat(line.bytes()).isEqualTo(line.text().getBytes(UTF_8).length + 1);
        found.add(new Version1Line(batch.at().plusMillis(line.afterMillis()), line.text()));
      }
      position = position.after(batch);
    }
    assertThat(found).extracting(Version1Line::text).containsExactlyElementsOf(texts(lines));
    assertThat(found)
        .extracting(Version1Line::millis)
        .containsExactlyElementsOf(lines.stream().map(Version1Line::millis).toList());
  }

  @Example
  void of_nothing_isNothing() {
    assertThat(batches(List.of())).isEmpty();
  }

  @Example
  void of_manyLines_areBatchesOfABoundedSize() {
    var lines = new ArrayList<Version1Line>();
    for (int i = 0; i < 20_000; i++) {
      lines.add(new Version1Line(AT, "line " + i));
    }
    List<OutputBatch> batches = batches(lines);
    assertThat(batches).hasSizeGreaterThan(4).allMatch(batch -> batch.lines().size() <= 4_000);
    assertThat(batches).allMatch(batch -> batch.bytes() < 128 << 10);
    assertThat(batches.stream().mapToInt(batch -> batch.lines().size()).sum()).isEqualTo(20_000);
  }

  @Example
  void of_aTimeBeforeTheOneBefore_beginsABatch() {
    var lines =
        List.of(new Version1Line(AT, "now"), new Version1Line(AT.minusMillis(1), "earlier"));
    assertThat(batches(lines)).extracting(batch -> batch.lines().size()).containsExactly(1, 1);
  }

  @Example
  void of_aLineThatIsTooLong_isCutIntoPiecesOfOneLine_betweenCharacters() {
    String text = "x".repeat(Wire.MAX_LINE - 1) + "\ud83d\ude00" + "y".repeat(Wire.MAX_LINE);
    List<OutputBatch> batches = batches(List.of(new Version1Line(AT, text)));
    assertThat(batches).extracting(OutputBatch::continues).containsExactly(true, true, false);
    var whole = new StringBuilder();
    batches.forEach(batch -> batch.lines().forEach(line -> whole.append(line.text())));
    assertThat(whole.toString()).isEqualTo(text);
    assertThat(batches.stream().mapToLong(OutputBatch::bytes).sum())
        .isEqualTo(text.getBytes(UTF_8).length + 1);
    assertThat(Version1Batches.firstPiece(text)).isEqualTo(batches.get(0).lines().get(0).text());
  }

  private static List<OutputBatch> batches(List<Version1Line> lines) {
    return Version1Batches.of(RUN, OutputKind.STDERR, END, lines);
  }

  private static List<String> texts(List<Version1Line> lines) {
    return lines.stream().map(Version1Line::text).toList();
  }
}
