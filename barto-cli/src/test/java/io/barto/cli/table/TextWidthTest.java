package io.barto.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "echo, 4",
    "ß€, 2",
    "漢字, 4",
    "한글, 4",
    "ｆｕｌｌ, 8",
    "e\u0301, 1",
    "🚀, 2",
    "│─, 2",
    "…, 1"
  })
  void of_countsColumns(String text, int width) {
    assertThat(TextWidth.of(text)).isEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource({
    "vader, 5, vader",
    "vader, 4, vad…",
    "vader, 1, …",
    "漢字漢, 6, 漢字漢",
    "漢字漢, 5, 漢字…",
    "漢字漢, 4, 漢…",
    "🚀🚀, 3, 🚀…"
  })
  void cut_neverSplitsACharacter(String text, int width, String cut) {
    assertThat(TextWidth.cut(text, width)).isEqualTo(cut);
  }
}
