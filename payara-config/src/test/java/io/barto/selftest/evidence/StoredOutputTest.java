package io.barto.selftest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredOutputTest {
  @ParameterizedTest
  @CsvSource({
    "a b c, a b c, true",
    "a c, a b c, true",
    "'', a b c, true",
    "on thr, one two three, true",
    "c a, a b c, false",
    "a a, a b c, false",
    "x, a b c, false"
  })
  void whatIsStoredBesideGaps_wasWrittenInItsOrder(String stored, String written, boolean fits) {
    assertThat(StoredOutput.isPartOf(lines(stored), lines(written))).isEqualTo(fits);
  }

  private static String lines(String words) {
    return words.isEmpty() ? "" : words.replace(' ', '\n') + "\n";
  }
}
