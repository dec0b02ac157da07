package io.barto.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "*, vader, true",
    "*, '', true",
    "vader, vader, true",
    "vader, Vader, false",
    "vader, vader2, false",
    "web-*, web-, true",
    "web-*, web-1, true",
    "web-*, xweb-1, false",
    "*-web, a-web-web, true",
    "web-?, web-1, true",
    "web-?, web-12, false",
    "web-?, web-, false",
    "?, 𝄞, true",
    "a*b*c, a-b-b-c, true",
    "a*b*c, a-c-b, false",
    "web.1, web-1, false",
    "[ab], a, false",
    "'', '', true",
    "'', a, false"
  })
  void matches_wholeNames(String pattern, String name, boolean fits) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(fits);
  }

  @Test
  void matches_takesNoTimeToSpeakOf_whateverTheName() {
    String pattern = "*a".repeat(100) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(new NamePattern(pattern).matches("a".repeat(10_000))).isFalse());
  }
}
