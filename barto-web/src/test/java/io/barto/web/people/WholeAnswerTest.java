package io.barto.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Cmd;
import io.barto.protocol.ServerToCli.Done;
import io.barto.protocol.ServerToCli.Failed;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.Failure;
import io.barto.protocol.ServerToCli.Info;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.OutputList;
import io.barto.protocol.ServerToCli.Query;
import io.barto.protocol.ServerToCli.Rows;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.ServerToCliCodec;
import io.barto.protocol.WorkersAnswer.Dropped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many parts are one message, whole or cut, and never larger than there is room for. */
class WholeAnswerTest {
  private static final int ROOM = 10_000;

  private final WholeAnswer whole = new WholeAnswer(ROOM);

  @Test
  void message_withoutParts_isNone() {
    assertThat(whole.message()).isEmpty();
  }

  @Test
  void list_joinsItsParts() {
    assertThat(take(new OutputList(List.of(item("one"))))).isTrue();
    assertThat(take(new OutputList(List.of(item("two"), item(null))))).isTrue();
    assertThat(whole.message())
        .contains(
            new OutputList(List.of(item("one"), item("two"), new OutputItem(null, null, 0, true))));
  }

  /** Version 1 has neither time nor text for it. */
  @Test
  void aRunWithoutOutput_hasNoTimeThere() {
    String at = "2026-11-24T01:00:00Z";
    var silent = new OutputItem(at, null, 3, false);
    take(new OutputList(List.of(silent)));
    assertThat(whole.message())
        .contains(new OutputList(List.of(new OutputItem(null, null, 3, false))));
    take(new Cmd(Map.of("a", List.of(silent))));
    assertThat(whole.message())
        .contains(new Cmd(Map.of("a", List.of(new OutputItem(null, null, 3, false)))));
    take(new Failed(List.of(new FailedItem(at, "a", "b", null, 3, false))));
    assertThat(whole.message())
        .contains(new Failed(List.of(new FailedItem(null, "a", "b", null, 3, false))));
  }

  @Test
  void list_withoutItems_isAnEmptyMessage() {
    take(new OutputList(List.of()));
    assertThat(whole.message()).contains(new OutputList(List.of()));
  }

  @Test
  void cmd_joinsTheItemsOfAWorker() {
    take(new Cmd(Map.of("a", List.of(item("1")))));
    take(new Cmd(Map.of("a", List.of(item("2")))));
    take(new Cmd(Map.of("b", List.of(item("3")))));
    assertThat(whole.message())
        .contains(new Cmd(Map.of("a", List.of(item("1"), item("2")), "b", List.of(item("3")))));
  }

  @Test
  void rows_areNumberedOverAllParts_withoutNulls() {
    take(new Rows(List.of("x", "y"), List.of(row("1", null))));
    take(new Rows(List.of("x", "y"), List.of(row("2", "3"))));
    assertThat(whole.message())
        .contains(new Query(Map.of(0L, Map.of("x", "1"), 1L, Map.of("x", "2", "y", "3"))));
  }

  @Test
  void info_hasLabelsThatBeginWithASpace() {
    take(new Info(List.of(new Variable("build", "version", "2"))));
    assertThat(whole.message()).contains(new Info(List.of(new Variable("build", " version", "2"))));
  }

  @Test
  void dropped_isLeftOut() {
    take(new OutputList(List.of(item("one"))));
    assertThat(take(new Dropped(List.of()))).isTrue();
    assertThat(whole.message()).contains(new OutputList(List.of(item("one"))));
  }

  @Test
  void whatVersion1HasNoWordFor_isAMistakeOfTheCaller() {
    assertThatIllegalStateException().isThrownBy(() -> take(new Done(1)));
    assertThatIllegalStateException().isThrownBy(() -> take(new Failure(ErrorCode.INTERNAL, "oh")));
  }

  @Test
  void everyKindThatGrows_isCutBeforeItIsLargerThanTheRoom() {
    for (String text : List.of("", "x".repeat(100), "ü€".repeat(50), "\ud83d\ude00".repeat(50))) {
      assertFits(new OutputList(List.of(new OutputItem(text, text, 1, false))));
      assertFits(new Failed(List.of(new FailedItem(text, text, text, text, 1, false))));
      assertFits(new Cmd(Map.of(text, List.of(new OutputItem(text, text, 1, false)))));
      assertFits(new Rows(List.of("x", text + "y"), List.of(row(text, text))));
    }
  }

  private static void assertFits(ServerToCli part) {
    var cut = new WholeAnswer(ROOM);
    int taken = 0;
    while (part.accept(cut)) {
      taken++;
      assertThat(taken).as("it is cut at some time").isLessThan(ROOM);
    }
    byte[] bytes = ServerToCliCodec.encode(cut.message().orElseThrow());
    assertThat(bytes.length).isLessThanOrEqualTo(ROOM);
    assertThat(taken).as("there was some room").isGreaterThan(5);
  }

  private boolean take(ServerToCli part) {
    return part.accept(whole);
  }

  private static OutputItem item(@Nullable String text) {
    return new OutputItem("2026-11-23T10:00:00Z", text, 0, true);
  }

  private static List<@Nullable String> row(@Nullable String... cells) {
    return new ArrayList<>(Arrays.asList(cells));
  }
}
