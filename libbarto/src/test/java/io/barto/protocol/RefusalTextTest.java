package io.barto.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTextTest {
  private static String sent(String value) {
    return RefusalText.in(Map.of(Wire.REFUSAL_HEADER, List.of(value)));
  }

  @Test
  void texts_comeThroughAHeader() {
    String text = "not \"Müller\", 100 % sure; a+b";

    assertThat(RefusalText.encode(text)).matches("[\\x21-\\x7e]+").doesNotContain(",");
    assertThat(sent(RefusalText.encode(text))).isEqualTo(text);
  }

  @Test
  void longTexts_areCutBetweenCharacters() {
    String text = "\uD83D\uDE80".repeat(1000);

    assertThat(RefusalText.encode(text).length()).isBetween(1980, 2000);
    assertThat(text).startsWith(sent(RefusalText.encode(text)));
  }

  @Test
  void anythingAtAll_isOneHarmlessLine() {
    assertThat(RefusalText.in(Map.of())).isEmpty();
    assertThat(sent("100%")).isEqualTo("100%");
    assertThat(sent("a%0Ab%1B")).isEqualTo("a b ");
    assertThat(sent("x".repeat(5000))).hasSize(2000);
  }
}
