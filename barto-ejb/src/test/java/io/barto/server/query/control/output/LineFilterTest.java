package io.barto.server.query.control.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.OutputRequest.Grep;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFilterTest {
  @Test
  void withoutAPattern_everyLineIsWanted() throws BadPatternException {
    assertThat(LineFilter.of(null).takes("")).isTrue();
  }

  @Test
  void aText_isLookedForAsItIs() throws BadPatternException {
    LineFilter filter = LineFilter.of(new Grep("a.c", false));
    assertThat(filter.takes("xa.cx")).isTrue();
    assertThat(filter.takes("abc")).isFalse();
  }

  @Test
  void anExpression_matchesSomethingInTheLine() throws BadPatternException {
    LineFilter filter = LineFilter.of(new Grep("a.c$", true));
    assertThat(filter.takes("xabc")).isTrue();
    assertThat(filter.takes("abcx")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[a", "a{2,1}", "*"})
  void whatIsNoExpression_isExplained(String pattern) {
    assertThatExceptionOfType(BadPatternException.class)
        .isThrownBy(() -> LineFilter.of(new Grep(pattern, true)))
        .withMessageContaining("`" + pattern + "` is no regular expression: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(.*)*\\1b", "(x+x+)+y", "(x|xx)*y", "^(([a-z])+.)+[A-Z]([a-z])+$"})
  void anExpressionThatTakesForEver_isGivenUp(String pattern) throws BadPatternException {
    LineFilter filter = LineFilter.of(new Grep(pattern, true));
    assertThatExceptionOfType(BadPatternException.class)
        .isThrownBy(() -> filter.takes("x".repeat(1 << 20)))
        .withMessageContaining("takes too long on a line of 1048576 characters");
  }

  @Test
  void aPlainExpression_isNotGivenUpOnTheLongestLine() throws BadPatternException {
    assertThat(LineFilter.of(new Grep("x+y$", true)).takes("y" + "x".repeat(1_000) + "y")).isTrue();
    assertThat(LineFilter.of(new Grep("[^x]z", true)).takes("x".repeat(1 << 20))).isFalse();
  }
}
