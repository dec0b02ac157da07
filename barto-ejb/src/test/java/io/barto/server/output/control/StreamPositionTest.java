package io.barto.server.output.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
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

class StreamPositionTest {
  private static final UUID RUN = UUID.randomUUID();
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  /** A piece of the stream that is sent: lines {@code from} to {@code to}, exclusive. */
  private record Sent(int from, int to) {}

  /** A stream, by the lengths of its lines, and in which pieces it is sent. */
  private record Sending(List<Integer> lengths, List<Sent> pieces) {
    OutputBatch batch(Sent piece) {
      var lines = new ArrayList<Line>();
      for (int i = piece.from(); i < piece.to(); i++) {
        lines.add(new Line(i, lengths.get(i), "line " + i));
      }
      return new OutputBatch(
          RUN, OutputKind.STDERR, offset(piece.from()), piece.from(), AT, lines, false);
    }

    long offset(int line) {
      return lengths.subList(0, line).stream().mapToLong(Integer::longValue).sum();
    }
  }

  @Provide
  Arbitrary<Sending> sendings() {
    Arbitrary<List<Integer>> lengths =
        Arbitraries.integers().between(1, 200).list().ofMinSize(1).ofMaxSize(40);
    Arbitrary<List<List<Double>>> cuts =
        Arbitraries.doubles().between(0, 1).list().ofSize(2).list().ofMaxSize(30);
    return Combinators.combine(lengths, cuts).as(StreamPositionTest::sending);
  }

  /** Each piece begins somewhere in what was sent before it; the last ones complete the stream. */
  private static Sending sending(List<Integer> lengths, List<List<Double>> cuts) {
    var pieces = new ArrayList<Sent>();
    int reached = 0;
    for (List<Double> cut : cuts) {
      int from = (int) Math.round(cut.get(0) * reached);
      int to = from + (int) Math.round(cut.get(1) * (lengths.size() - from));
      pieces.add(new Sent(from, to));
      reached = Math.max(reached, to);
    }
    pieces.add(new Sent(reached / 2, lengths.size()));
    return new Sending(lengths, pieces);
  }

  @Property
  void howeverAStreamIsSentAgain_everyLineIsStoredOnceAndInOrder(
      @ForAll("sendings") Sending sending) {
    var texts = new ArrayList<String>();
    StreamPosition position = StreamPosition.START;
    for (Sent piece : sending.pieces()) {
      OutputBatch rest = position.unstored(sending.batch(piece)).orElse(null);
      if (rest != null) {
        assertThat(rest.offset()).isEqualTo(position.offset());
        assertThat(rest.firstLine()).isEqualTo(position.line());
        rest.lines().forEach(line -> texts.add(line.text()));
        position = position.after(rest);
      }
    }
    int count = sending.lengths().size();
    assertThat(texts).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(texts.get(i)).isEqualTo("line " + i);
    }
    assertThat(position).isEqualTo(new StreamPosition(sending.offset(count), count));
  }

  @Property
  void after_neverGoesBack(@ForAll("sendings") Sending sending) {
    StreamPosition position = StreamPosition.START;
    for (Sent piece : sending.pieces()) {
      StreamPosition next = position.after(sending.batch(piece));
      assertThat(next.offset()).isGreaterThanOrEqualTo(position.offset());
      assertThat(next.line()).isGreaterThanOrEqualTo(position.line());
      position = next;
    }
  }

  private static OutputBatch batch(long offset, long firstLine, boolean continues, int... bytes) {
    var lines = new ArrayList<Line>();
    for (int length : bytes) {
      lines.add(new Line(lines.size(), length, "x"));
    }
    return new OutputBatch(RUN, OutputKind.STDOUT, offset, firstLine, AT, lines, continues);
  }

  @Example
  void unstored_ofWhatHasAHoleBeforeIt_isEmpty_andNotCovered() {
    var position = new StreamPosition(100, 10);
    OutputBatch batch = batch(300, 30, false, 5);
    assertThat(position.unstored(batch)).isEmpty();
    assertThat(position.covers(batch)).isFalse();
    assertThat(new StreamPosition(305, 31).covers(batch)).isTrue();
  }

  @Example
  void aGap_takesBytesAndLines_andIsCutWhereItOverlaps() {
    var position = new StreamPosition(100, 10);
    var gap =
        new OutputBatch(RUN, OutputKind.STDOUT, 60, 5, AT, new OutputGap(90, 0, false, "full"));
    OutputBatch rest = position.unstored(gap).orElseThrow();
    assertThat(rest.offset()).isEqualTo(100);
    assertThat(rest.firstLine()).isEqualTo(10);
    assertThat(rest.gap()).isEqualTo(new OutputGap(50, 0, false, "full"));
    assertThat(position.after(rest)).isEqualTo(new StreamPosition(150, 11));
    assertThat(new StreamPosition(150, 11).unstored(gap)).isEmpty();
  }

  @Example
  void unstored_ofWhatIsStored_isEmpty() {
    var position = new StreamPosition(100, 10);
    assertThat(position.unstored(batch(90, 8, false, 5, 5))).isEmpty();
    assertThat(position.unstored(batch(0, 0, false, 5))).isEmpty();
    assertThat(position.unstored(batch(100, 10, false))).isEmpty();
  }

  @Example
  void unstored_keepsWhoseOutputItIs_whenItWas_andThatItGoesOn() {
    OutputBatch rest = new StreamPosition(95, 9).unstored(batch(90, 8, true, 5, 7)).orElseThrow();
    assertThat(rest.run()).isEqualTo(RUN);
    assertThat(rest.kind()).isEqualTo(OutputKind.STDOUT);
    assertThat(rest.at()).isEqualTo(AT);
    assertThat(rest.offset()).isEqualTo(95);
    assertThat(rest.firstLine()).isEqualTo(9);
    assertThat(rest.lines()).containsExactly(new Line(1, 7, "x"));
    assertThat(rest.continues()).isTrue();
  }
}
