package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDERR;
import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.output.boundary.OutputStore.WorkerBatch;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Output is stored once, in the order of its stream, and reads back as it was written. */
class OutputStoreIT extends InServerTest {
  private static final String EMOJI = "\uD83D\uDC68\u200D\uD83D\uDE80 \u00e4\u6f22";

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore store;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  /** The id of the test's worker, once it has claimed something. */
  private long worker;

  @Test
  void append_theSameAgain_storesItOnce() {
    UUID run = claimed("store-again");
    OutputBatch batch = Batches.of(run, STDOUT).next("one", "two");
    append(batch);
    append(batch);
    append(batch, batch);
    assertThat(lines(run)).containsExactly("stdout one", "stdout two");
  }

  @Test
  void append_whatTheCallerKnowsAlready_needsNoLookingUp() {
    UUID run = claimed("store-known");
    var known = new KnownStreams();
    Batches stream = Batches.of(run, STDOUT);
    OutputBatch first = stream.next("one");
    known.committed(store.append(sent(first), known).ends());
    known.committed(store.append(sent(first, stream.next("two")), known).ends());
    assertThat(lines(run)).containsExactly("stdout one", "stdout two");
  }

  @Test
  void append_whatOverlaps_isCut() {
    UUID run = claimed("store-overlap");
    Batches stream = Batches.of(run, STDOUT);
    OutputBatch first = stream.next("one", "two");
    OutputBatch second = stream.next("three");
    OutputBatch third = stream.next("four");
    append(first);
    append(Batches.joined(first, second));
    append(Batches.joined(first, second), third);
    assertThat(lines(run))
        .containsExactly("stdout one", "stdout two", "stdout three", "stdout four");
    assertThat(
            Sql.rows(
                "SELECT c.byte_offset, c.bytes, c.first_line, c.line_count FROM output_chunk c"
                    + " JOIN run r ON r.number = c.run WHERE r.run_id = ? ORDER BY c.byte_offset",
                run))
        .containsExactly("0 8 0 2", "8 6 2 1", "14 5 3 1");
  }

  @Test
  void append_bothStreams_areIndependent() {
    UUID run = claimed("store-both");
    append(Batches.of(run, STDERR).next("e1", "e2"), Batches.of(run, STDOUT).next("o1"));
    assertThat(lines(run)).containsExactly("stdout o1", "stderr e1", "stderr e2");
    assertThat(store.endsOf(worker, Set.of(run)))
        .containsExactlyInAnyOrder(
            new StreamEnd(run, STDOUT, 3, 1), new StreamEnd(run, STDERR, 6, 2));
  }

  @Test
  void append_ofUnknownRuns_isDroppedAndTheRestStored() {
    UUID run = claimed("store-unknown");
    UUID unknown = UUID.randomUUID();
    append(Batches.of(unknown, STDOUT).next("nobody's"), Batches.of(run, STDOUT).next("mine"));
    assertThat(lines(run)).containsExactly("stdout mine");
    assertThat(store.endsOf(worker, List.of(unknown))).isEmpty();
  }

  @Test
  void append_toAnotherWorkersRun_isDropped() {
    UUID run = claimed("store-mine");
    append(Batches.of(run, STDOUT).next("mine"));
    worker = greeted(workers, "output-foreign").id();
    append(Batches.of(run, STDERR).next("foreign"));
    assertThat(lines(run)).containsExactly("stdout mine");
    assertThat(store.endsOf(worker, Set.of(run))).isEmpty();
  }

  @Test
  void append_behindAHole_takesNothing() {
    UUID run = claimed("store-gap");
    Batches stream = Batches.of(run, STDOUT);
    append(stream.next("one"));
    OutputBatch late = stream.next("two", "three");
    OutputBatch early = stream.next("four");
    append(early);
    assertThat(lines(run)).containsExactly("stdout one");
    append(late);
    append(early);
    assertThat(lines(run))
        .containsExactly("stdout one", "stdout two", "stdout three", "stdout four");
  }

  @Test
  void endsOf_leavesOutWhatHasNoOutput() {
    UUID run = claimed("store-none");
    assertThat(store.endsOf(worker, Set.of(run, UUID.randomUUID()))).isEmpty();
    assertThat(store.endsOf(worker, Set.of())).isEmpty();
  }

  @Test
  void output_readsBackWhateverWasWritten() {
    UUID run = claimed("store-text");
    List<String> texts = new ArrayList<>(List.of("", EMOJI, "\"'`\\ ''", "a,b;[1,\"2\"]", "  x  "));
    texts.add("<>&%s ${x} :y ? --");
    for (char control = 0; control < ' '; control++) {
      texts.add("<" + control + ">");
    }
    texts.add("\u007f\u0085\u2028\ufffd\ufeff");
    append(Batches.of(run, STDOUT).next(texts.toArray(String[]::new)));
    assertThat(lines(run))
        .containsExactlyElementsOf(texts.stream().map(t -> "stdout " + t).toList());
  }

  @Test
  void output_aLongLineInParts_readsBackWithAMark() {
    UUID run = claimed("store-long");
    String mebibyte = "\"\u0001\u00e4\uD83D\uDE80".repeat((1 << 20) / 8);
    Batches stream = Batches.of(run, STDOUT);
    append(stream.next(true, mebibyte), stream.next("rest", "next"));
    assertThat(lines(run)).containsExactly("stdout " + mebibyte, "stdout rest", "stdout next");
    assertThat(
            Sql.rows(
                "SELECT c.continues FROM output_chunk c JOIN run r ON r.number = c.run"
                    + " WHERE r.run_id = ? ORDER BY c.byte_offset",
                run))
        .containsExactly("1", "0");
  }

  @Test
  void output_hasOneRowALineWithItsNumberTimeAndNames() {
    UUID run = claimed("store-columns");
    Batches stream = Batches.of(run, STDOUT);
    append(stream.next("a", "b"), stream.next("c"));
    append(Batches.of(run, STDERR).next("d"));
    assertThat(
            Sql.rows(
                "SELECT o.timestamp, o.bartoc_name, o.cmd_name, o.kind, o.data,"
                    + " o.bartoc_uuid = r.instance, o.id - r.number * 10000000000"
                    + " FROM output o JOIN run r ON r.run_id = o.cmd_uuid"
                    + " WHERE o.cmd_uuid = ? ORDER BY o.id",
                run))
        .containsExactly(
            "2026-03-08T02:30:00.125Z store-columns s stdout a 1 0",
            "2026-03-08T02:30:00.126Z store-columns s stdout b 1 1",
            "2026-03-08T02:30:00.125Z store-columns s stdout c 1 2",
            "2026-03-08T02:30:00.125Z store-columns s stderr d 1 5000000000");
  }

  @Test
  void append_aGap_isARowOfItsOwnKind_andClosesWhatIsMissing() {
    UUID run = claimed("store-lost");
    OutputBatch before = Batches.of(run, STDOUT).next("one", "two");
    long bytes = 3_000_000_000L;
    OutputBatch gap =
        new OutputBatch(run, STDOUT, 8, 2, NOW, new OutputGap(bytes, 5_000, true, "disk full"));
    OutputBatch after =
        new OutputBatch(run, STDOUT, 8 + bytes, 5_002, NOW, List.of(new Line(0, 4, "end")), false);
    append(before, gap, gap);
    append(gap, after);
    assertThat(lines(run))
        .containsExactly(
            "stdout one",
            "stdout two",
            "gap at least 3000000000 bytes, 5000 lines, of standard output are lost here: disk full",
            "stdout end");
    assertThat(
            Sql.rows(
                "SELECT SUM(c.bytes), SUM(c.line_count), MAX(c.gap) FROM output_chunk c"
                    + " JOIN run r ON r.number = c.run WHERE r.run_id = ?",
                run))
        .containsExactly("3000000012 5003 disk full");
    assertThat(store.endsOf(worker, Set.of(run)))
        .containsExactly(new StreamEnd(run, STDOUT, 12 + bytes, 5_003));
  }

  @Test
  void append_whatNoCommandWrites_isNotStored_andHarmsNothing() {
    UUID run = claimed("store-senseless");
    var endless = new OutputGap(Long.MAX_VALUE, 1, false, "");
    append(
        new OutputBatch(run, STDOUT, 0, 0, NOW, endless),
        new OutputBatch(
            run, STDERR, Long.MAX_VALUE, 0, NOW, List.of(new Line(0, 4, "far")), false));
    assertThat(store.endsOf(worker, Set.of(run))).isEmpty();
  }

  private void append(OutputBatch... batches) {
    store.append(sent(batches), new KnownStreams());
  }

  private List<WorkerBatch> sent(OutputBatch... batches) {
    return Arrays.stream(batches).map(batch -> new WorkerBatch(worker, batch)).toList();
  }

  private UUID claimed(String name) {
    DueFire due = due(greeted(workers, name), "s", "true");
    worker = due.worker().id();
    ledger.claim(List.of(due), NOW);
    return run(due, 0);
  }

  private static List<String> lines(UUID run) {
    return Sql.rows("SELECT kind, data FROM output WHERE cmd_uuid = ? ORDER BY id", run);
  }
}
