package io.barto.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
  @Test
  void of_leavesTextAsItIs() {
    assertThat(VisibleText.of("a ~ ß 漢 🚀 e\u0301")).isEqualTo("a ~ ß 漢 🚀 e\u0301");
  }

  @Test
  void of_dropsColours() {
    assertThat(VisibleText.of("\u001B[1;31mred\u001B[0m")).isEqualTo("red");
  }

  @Test
  void of_showsWhatWouldDriveTheTerminal() {
    assertThat(VisibleText.of("\u001B[2J\u001B]0;title\u0007\b\r\n\u007F\0"))
        .isEqualTo("␛[2J␛]0;title␇␈␍␊␡␀");
  }

  @Test
  void of_replacesTheSecondSetOfControls() {
    assertThat(VisibleText.of("a\u009B2Jb\u0085")).isEqualTo("a\uFFFD2Jb\uFFFD");
  }

  @Test
  void of_replacesWhatTurnsTheOrderOfLettersRound() {
    assertThat(VisibleText.of("a\u202Eb\u2066c\u2028d\uD800"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
  }

  @Test
  void of_fillsUpTabs() {
    assertThat(VisibleText.of("\ta\t漢\t12345678\tb"))
        .isEqualTo("        a       漢      12345678        b");
  }
}
