package io.barto.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"vader", "a", "night job (2)", "münchen-1", "日本", "db/one", "Unknown", "🚀 x"})
  void workersNames_areFreeText(String name) {
    assertThat(Names.mistake(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " a",
        "a ",
        "\u00a0a",
        "a\tb",
        "a\nb",
        "a\u0000b",
        "a\u007f",
        "a\u0085b",
        "a\u2028b",
        "a\u202eb",
        "a\u2066b",
        "a\ud800b"
      })
  void whatCouldBeTakenForAnotherName_isNone(String name) {
    assertThat(Names.mistake(name)).isPresent();
  }

  @Test
  void theLimit_isInBytes() {
    assertThat(Names.mistake("x".repeat(255))).isEmpty();
    assertThat(Names.mistake("x".repeat(256)).orElse("")).contains("256 bytes");
    assertThat(Names.mistake("ü".repeat(128))).isPresent();
  }

  @Test
  void schedules_haveNoSlash_soThatTheLastOneDivides() {
    assertThat(Names.mistakeOfSchedule("nightly backup")).isEmpty();
    assertThat(Names.mistakeOfSchedule("backup/home")).isPresent();
    assertThat(Names.mistakeOfSchedule(" x")).isPresent();
  }
}
