package io.barto.cli.lint;

import io.barto.plan.ScheduleKey;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A schedule of the checked configuration; its calendar is keyed and zoned. */
record LintedSchedule(ScheduleKey key, Realtime calendar) {
  /** Hours, minutes and seconds of a canonical form. */
  private static final Pattern TIME = Pattern.compile("(?<=^|\\s)([^\\s:]+):([^\\s:]+):([^\\s:]+)");

  private static final Pattern RUNNING = Pattern.compile("[*/]|\\.\\.");

  private static final Pattern ONE_VALUE = Pattern.compile("\\d+");

  /** Whether the hour is a value or a list, not one that runs. */
  boolean hasFixedHours() {
    Matcher time = TIME.matcher(calendar.toString());
    return time.find() && !RUNNING.matcher(time.group(1)).find();
  }

  /** The same on a clock that is never set, as a calendar of UTC. */
  Realtime onPlainClock() {
    String text = calendar.toString();
    String plain =
        calendar
            .ownZone()
            .map(zone -> text.substring(0, text.length() - zone.getId().length()))
            .orElse(text);
    try {
      return Realtime.parse(plain).withDefaultZone(ZoneOffset.UTC).withKey(key.toString());
    } catch (RealtimeException e) {
      throw new IllegalStateException("not canonical: " + text, e);
    }
  }

  /** The expression with R where it names one minute or second; null where it names none. */
  @Nullable String spread() {
    String text = calendar.toString();
    Matcher time = TIME.matcher(text);
    if (!time.find() || !ONE_VALUE.matcher(time.group(3)).matches()) {
      return null;
    }
    String minute = ONE_VALUE.matcher(time.group(2)).matches() ? "R" : time.group(2);
    return text.substring(0, time.start(2)) + minute + ":R" + text.substring(time.end(3));
  }
}
