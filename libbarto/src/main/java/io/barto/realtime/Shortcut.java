package io.barto.realtime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that stand for a whole expression. */
final class Shortcut {
  private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

  static {
    MEANINGS.put("minutely", "*-*-* *:*:00");
    MEANINGS.put("hourly", "*-*-* *:00:00");
    MEANINGS.put("daily", "*-*-* 00:00:00");
    MEANINGS.put("weekly", "Mon *-*-* 00:00:00");
    MEANINGS.put("monthly", "*-*-01 00:00:00");
    MEANINGS.put("quarterly", "*-01,04,07,10-01 00:00:00");
    MEANINGS.put("semiannually", "*-01,07-01 00:00:00");
    MEANINGS.put("yearly", "*-01-01 00:00:00");
    MEANINGS.put("annually", "*-01-01 00:00:00");
    MEANINGS.put("semi-annually", "*-01,07-01 00:00:00");
    MEANINGS.put("biannually", "*-01,07-01 00:00:00");
  }

  private Shortcut() {}

  /** What a word stands for, or null. */
  static @Nullable String meaning(String word) {
    return MEANINGS.get(word.toLowerCase(Locale.ROOT));
  }

  static Set<String> names() {
    return MEANINGS.keySet();
  }
}
