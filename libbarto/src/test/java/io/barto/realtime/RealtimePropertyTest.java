package io.barto.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of every expression at every time. */
class RealtimePropertyTest {
  private static final long SINCE = 946_684_800; // 2000
  private static final long UNTIL = 3_155_760_000L; // 2070

  @Property(tries = 4000)
  void next_isLaterAndMatches(
      @ForAll long seed, @ForAll @LongRange(min = SINCE, max = UNTIL) long after)
      throws RealtimeException {
    Realtime realtime = Realtime.parse(new ExpressionSource(seed).any());
    long fire = after;
    for (int i = 0; i < 5; i++) {
      long next = realtime.nextSecond(fire);
      if (next == Realtime.NEVER) {
        return;
      }
      assertThat(next).as(realtime.toString()).isGreaterThan(fire);
      assertThat(realtime.matches(Instant.ofEpochSecond(next))).as(realtime.toString()).isTrue();
      assertThat(realtime.nextSecond(next - 1)).as(realtime.toString()).isEqualTo(next);
      fire = next;
    }
  }

  @Property(tries = 200)
  void next_leavesOutNoSecond(
      @ForAll long seed, @ForAll @LongRange(min = SINCE, max = UNTIL) long after)
      throws RealtimeException {
    Realtime realtime = Realtime.parse(new ExpressionSource(seed).any());
    assertFiresAreMatches(realtime, nearShift(realtime, after), 20_000, 1);
  }

  @Property(tries = 3)
  void next_leavesOutNoMinuteOfDecades(
      @ForAll long seed, @ForAll @LongRange(min = SINCE, max = UNTIL) long after)
      throws RealtimeException {
    Realtime realtime = Realtime.parse(new ExpressionSource(seed).wholeMinutes());
    assertFiresAreMatches(realtime, after / 60 * 60, 12 * 365 * 1440, 60);
  }

  /** Half of the windows are where clocks shift. */
  private static long nearShift(Realtime realtime, long after) {
    var shift = realtime.zone().getRules().nextTransition(Instant.ofEpochSecond(after));
    return shift == null || after % 2 == 0 ? after : shift.toEpochSecond() - 10_000;
  }

  private static void assertFiresAreMatches(Realtime realtime, long from, int steps, int step) {
    long next = realtime.nextSecond(from - 1);
    for (long second = from; second < from + (long) steps * step; second += step) {
      boolean matches = realtime.matches(Instant.ofEpochSecond(second));
      if (matches != (second == next)) {
        fail("%s at %s: matches %s, next %s", realtime, second, matches, next);
      }
      if (matches) {
        next = realtime.nextSecond(second);
      }
    }
  }

  @Property(tries = 5000)
  void canonicalForm_parsesToAnEqualValueWithTheSameFires(@ForAll long seed)
      throws RealtimeException {
    Realtime realtime = Realtime.parse(new ExpressionSource(seed).any());
    Realtime again = Realtime.parse(realtime.toString());
    assertThat(again).isEqualTo(realtime).hasToString(realtime.toString());
    assertThat(again.hashCode()).isEqualTo(realtime.hashCode());
    assertThat(again.nextSecond(SINCE)).isEqualTo(realtime.nextSecond(SINCE));
    assertThat(realtime.describe()).isNotBlank().doesNotContain("  ");
  }

  @Property(tries = 5000)
  void parse_refusesGarbageWithAColumn(@ForAll("garbage") String text) {
    parseOrRefuse(text);
  }

  @Provide
  Arbitrary<String> garbage() {
    Arbitrary<String> near =
        Arbitraries.strings().withChars("*-~,./:+R019 MonFriUTCdaily\t@").ofMaxLength(40);
    Arbitrary<String> mutated =
        Arbitraries.longs().flatMap(seed -> mutations(new ExpressionSource(seed).any()));
    return Arbitraries.oneOf(near, mutated, Arbitraries.strings().ofMaxLength(60));
  }

  private static Arbitrary<String> mutations(String text) {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, text.length());
    Arbitrary<Character> chars = Arbitraries.chars().with("*-~,./:+Rr0 9Mx\u0000\u0661");
    return places.flatMap(
        place -> chars.map(c -> text.substring(0, place) + c + text.substring(place)));
  }

  static void parseOrRefuse(String text) {
    try {
      Realtime realtime = Realtime.parse(text);
      realtime.nextSecond(SINCE);
      assertThat(realtime.describe()).isNotBlank();
    } catch (RealtimeException e) {
      assertThat(e.column()).isBetween(1, text.length() + 1);
      assertThat(e).hasMessageContainingAll("at column " + e.column(), "expected");
      assertThat(e).message().hasSizeLessThan(500);
    }
  }
}
