package io.barto.worker.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
import io.barto.protocol.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFeedTest {
  private static final long OPEN = Long.MAX_VALUE;
  private static final long LATER = OutputFeed.BATCH_AGE.toNanos();

  @TempDir Path directory;
  private final UUID run = UUID.randomUUID();
  private SpooledStream stream;
  private OutputFeed feed;

  @BeforeEach
  void open() throws IOException {
    stream = new SpooledStream(directory, "out");
    feed =
        new OutputFeed(run, OutputKind.STDOUT, stream, ByteBuffer.allocate(OutputFeed.BATCH_BYTES));
  }

  @AfterEach
  void close() throws IOException {
    feed.close();
  }

  @Test
  void aLine_waitsForMoreAndThenGoes() throws IOException {
    write(0, "hello\n");
    assertThat(next(0, OPEN)).isNull();
    assertThat(next(LATER - 1, OPEN)).isNull();
    write(0, "world\nand");
    OutputBatch batch = due(LATER, OPEN);
    assertThat(batch.lines()).extracting(Line::text).containsExactly("hello", "world");
    assertThat(batch.offset()).isZero();
    assertThat(batch.bytes()).isEqualTo(12);
    assertThat(feed.offset()).isEqualTo(12);
    assertThat(feed.line()).isEqualTo(2);
    assertThat(next(2 * LATER, OPEN)).isNull();
  }

  @Test
  void theLastLine_needsNoEnd() throws IOException {
    write(0, "one\ntwo");
    write(1, "");
    OutputBatch batch = due(0, stream.size());
    assertThat(batch.lines()).extracting(Line::text).containsExactly("one", "two");
    assertThat(feed.offset()).isEqualTo(7);
    assertThat(next(0, stream.size())).isNull();
  }

  @Test
  void whatTheServerHasBeyondTheEnd_isNothingToSend() throws IOException {
    write(0, "one\n");
    feed.resume(100, 7);
    assertThat(next(LATER, 4)).isNull();
  }

  @Test
  void segments_areOneStream() throws IOException {
    write(0, "on");
    assertThat(next(LATER, OPEN)).isNull();
    write(1, "e\ntwo\nth");
    write(2, "ree\n");
    write(3, "");
    assertThat(texts(drain(stream.size()))).containsExactly("one", "two", "three");
    assertThat(stream.size()).isEqualTo(14);
  }

  @Test
  void whatTheServerHas_isDeletedAndTheRestKeepsItsPlace() throws IOException {
    write(0, "one\n");
    write(1, "two\nth");
    write(2, "ree\n");
    write(3, "");
    drain(stream.size());
    feed.stored(8);
    assertThat(directory.resolve("out.0")).doesNotExist();
    assertThat(directory.resolve("out.1")).exists();
    open();
    assertThat(stream.begin()).isEqualTo(4);
    assertThat(feed.resume(8, 2)).isTrue();
    OutputBatch batch = drain(stream.size()).get(0);
    assertThat(batch.offset()).isEqualTo(8);
    assertThat(batch.firstLine()).isEqualTo(2);
    assertThat(texts(List.of(batch))).containsExactly("three");
    assertThat(feed.resume(0, 0)).isFalse();
  }

  @Test
  void theSegmentBeingWritten_isNeverDeleted() throws IOException {
    write(0, "one\n");
    next(0, OPEN);
    next(LATER, OPEN);
    feed.stored(4);
    assertThat(directory.resolve("out.0")).exists();
  }

  @Test
  void aBatch_isFullAt64KiB() throws IOException {
    write(0, "0123456789abcde\n".repeat(10_000));
    OutputBatch batch = due(0, OPEN);
    assertThat(batch.bytes()).isEqualTo(OutputFeed.BATCH_BYTES);
    assertThat(due(0, OPEN).firstLine()).isEqualTo(4096);
  }

  @Test
  void aLineOf3MB_isCutAndMarked() throws IOException {
    write(0, "x\n" + "y".repeat(3_000_000) + "\nz\n");
    write(1, "");
    List<OutputBatch> batches = drain(stream.size());
    assertThat(batches)
        .extracting(OutputBatch::continues)
        .containsExactly(true, true, false, false);
    assertThat(batches).extracting(OutputBatch::firstLine).containsExactly(0L, 2L, 3L, 4L);
    assertThat(batches.get(1).bytes()).isEqualTo(Wire.MAX_LINE);
    assertThat(texts(batches).subList(1, 4).stream().collect(joining())).hasSize(3_000_000);
    assertThat(feed.offset()).isEqualTo(stream.size());
  }

  @Test
  void anyResume_givesTheSameRest() throws IOException {
    write(0, "one\n\nthree\r\n\u00e4\u00f6\u00fc\nlast");
    write(1, "");
    List<Line> all = lines(drain(stream.size()));
    long offset = 0;
    for (int line = 0; line < all.size(); line++) {
      feed.resume(offset, line);
      assertThat(lines(drain(stream.size()))).isEqualTo(all.subList(line, all.size()));
      offset += all.get(line).bytes();
    }
  }

  @Test
  void bytesThatCouldNotBeWritten_areCounted() throws IOException {
    assertThat(stream.lost()).isZero();
    write(0, "one\n");
    Files.writeString(directory.resolve("out.1.gap"), "");
    assertThat(stream.lost()).isEqualTo(1);
    Files.writeString(directory.resolve("out.1.gap"), "512 3 least disk\n");
    assertThat(stream.lost()).isEqualTo(512);
    assertThat(stream.size()).isEqualTo(516);
  }

  @Test
  void aGap_isTold_inItsPlace() throws IOException {
    write(0, "one\ntw");
    Files.writeString(directory.resolve("out.1.gap"), "512 3 all limit\n");
    write(2, "rest\nlast\n");
    write(3, "");
    List<OutputBatch> batches = drain(stream.size());
    assertThat(batches).hasSize(3);
    assertThat(texts(batches.subList(0, 1))).containsExactly("one", "tw");
    OutputBatch gap = batches.get(1);
    assertThat(gap.offset()).isEqualTo(6);
    assertThat(gap.firstLine()).isEqualTo(2);
    assertThat(gap.lines()).isEmpty();
    OutputGap what = Objects.requireNonNull(gap.gap());
    assertThat(what.bytes()).isEqualTo(512);
    assertThat(what.lines()).isEqualTo(3);
    assertThat(what.atLeast()).isFalse();
    assertThat(what.reason()).contains("spool_limit");
    assertThat(batches.get(2).offset()).isEqualTo(518);
    assertThat(batches.get(2).firstLine()).isEqualTo(5);
    assertThat(texts(batches.subList(2, 3))).containsExactly("rest", "last");
    feed.stored(stream.size());
    assertThat(directory.resolve("out.1.gap")).doesNotExist();
  }

  @Test
  void aGapThatStillGrows_isToldOnceTheStreamIsOver() throws IOException {
    write(0, "one\n");
    Files.writeString(directory.resolve("out.1.gap"), "");
    assertThat(next(0, OPEN)).isNull();
    assertThat(texts(List.of(due(LATER, OPEN)))).containsExactly("one");
    assertThat(next(2 * LATER, OPEN)).isNull();
    OutputBatch gap = drain(stream.size()).get(0);
    assertThat(Objects.requireNonNull(gap.gap()).atLeast()).isTrue();
    assertThat(feed.offset()).isEqualTo(5);
  }

  @Test
  void whatTheServerHasLostAgain_isAGap() throws IOException {
    write(0, "one\n");
    write(1, "two\n");
    write(2, "");
    drain(stream.size());
    feed.stored(4);
    assertThat(feed.resume(1, 0)).isFalse();
    List<OutputBatch> batches = drain(stream.size());
    assertThat(Objects.requireNonNull(batches.get(0).gap()).bytes()).isEqualTo(3);
    assertThat(batches.get(0).offset()).isEqualTo(1);
    assertThat(batches.get(1).offset()).isEqualTo(4);
    assertThat(texts(batches)).containsExactly("two");
  }

  private @Nullable OutputBatch next(long nanos, long limit) throws IOException {
    return feed.next(Instant.EPOCH, nanos, limit);
  }

  private OutputBatch due(long nanos, long limit) throws IOException {
    return Objects.requireNonNull(next(nanos, limit), "no batch is due");
  }

  private List<OutputBatch> drain(long limit) throws IOException {
    var batches = new ArrayList<OutputBatch>();
    for (OutputBatch b = next(0, limit); b != null; b = next(0, limit)) {
      batches.add(b);
    }
    return batches;
  }

  private static List<Line> lines(List<OutputBatch> batches) {
    return batches.stream().flatMap(b -> b.lines().stream()).toList();
  }

  private static List<String> texts(List<OutputBatch> batches) {
    return lines(batches).stream().map(Line::text).toList();
  }

  private void write(int segment, String text) throws IOException {
    Files.write(directory.resolve("out." + segment), text.getBytes(UTF_8), CREATE, APPEND);
  }
}
