package io.barto.worker.spool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineCutterTest {
  @Test
  void lines_endWithLfOrCrLfOrTheStream() {
    assertThat(cut("a\nb\r\n\nc", 80, 1))
        .containsExactly(
            new CutLine(2, "a", false),
            new CutLine(3, "b", false),
            new CutLine(1, "", false),
            new CutLine(1, "c", false));
  }

  @Test
  void badBytes_areReplaced() {
    byte[] bytes = {'a', (byte) 0xFF, 'b', '\n'};
    assertThat(cut(bytes, 80, new Random(1))).containsExactly(new CutLine(4, "a\uFFFDb", false));
  }

  @Test
  void longLine_isCutBetweenCharacters() {
    assertThat(cut("aaaa\u20ACbb\n", 6, 1))
        .containsExactly(new CutLine(4, "aaaa", true), new CutLine(6, "\u20ACbb", false));
  }

  @Test
  void longLine_isNotCutWithinItsEnd() {
    assertThat(cut("aaaaa\r\nb", 6, 1))
        .containsExactly(
            new CutLine(5, "aaaaa", true), new CutLine(2, "", false), new CutLine(1, "b", false));
  }

  @Test
  void aLineThatJustFits_isOne() {
    assertThat(cut("aaaaa\n", 6, 1)).containsExactly(new CutLine(6, "aaaaa", false));
    assertThat(cut("aaaaaa", 6, 1)).containsExactly(new CutLine(6, "aaaaaa", false));
  }

  @Property
  void cuts_dependNotOnHowTheBytesArrive(
      @ForAll("streams") byte[] stream,
      @ForAll @IntRange(min = 5, max = 12) int maxLine,
      @ForAll Random chunks) {
    assertThat(cut(stream, maxLine, chunks)).isEqualTo(cut(stream, maxLine, null));
  }

  @Property
  void cuts_areTheSameFromAnyCutOn(
      @ForAll("streams") byte[] stream, @ForAll @IntRange(min = 5, max = 12) int maxLine) {
    List<CutLine> all = cut(stream, maxLine, null);
    int offset = 0;
    for (int done = 0; done < all.size(); done++) {
      byte[] rest = Arrays.copyOfRange(stream, offset, stream.length);
      assertThat(cut(rest, maxLine, null)).isEqualTo(all.subList(done, all.size()));
      offset += all.get(done).bytes();
    }
    assertThat(offset).isEqualTo(stream.length);
  }

  @Property
  void cuts_areWithinTheLimitAndHoldTheWholeText(
      @ForAll String text, @ForAll @IntRange(min = 5, max = 12) int maxLine) {
    byte[] stream = text.replace("\r", "").getBytes(UTF_8);
    var joined = new StringBuilder();
    for (CutLine line : cut(stream, maxLine, null)) {
      assertThat(line.bytes()).isBetween(1, maxLine);
      int textBytes = line.text().getBytes(UTF_8).length;
      joined.append(line.text()).append(textBytes < line.bytes() ? "\n" : "");
    }
    assertThat(joined.toString().getBytes(UTF_8)).isEqualTo(stream);
  }

  @Provide
  Arbitrary<byte[]> streams() {
    Arbitrary<Byte> bytes =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of((byte) 'a', (byte) 'b')),
            Tuple.of(2, Arbitraries.of((byte) '\n', (byte) '\r')),
            Tuple.of(4, Arbitraries.bytes()));
    return bytes.array(byte[].class).ofMaxSize(60);
  }

  private static List<CutLine> cut(String stream, int maxLine, long seed) {
    return cut(
        new String(stream.getBytes(UTF_8), ISO_8859_1).getBytes(ISO_8859_1),
        maxLine,
        new Random(seed));
  }

  private static List<CutLine> cut(byte[] stream, int maxLine, @Nullable Random chunks) {
    var cutter = new LineCutter(maxLine);
    var lines = new ArrayList<CutLine>();
    int at = 0;
    while (at < stream.length) {
      int length = chunks == null ? stream.length : 1 + chunks.nextInt(stream.length - at);
      cutter.feed(ByteBuffer.wrap(stream, at, length));
      at += length;
      for (CutLine line = cutter.next(); line != null; line = cutter.next()) {
        lines.add(line);
      }
    }
    CutLine rest = cutter.rest();
    if (rest != null) {
      lines.add(rest);
    }
    return lines;
  }
}
