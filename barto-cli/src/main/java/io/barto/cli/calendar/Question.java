package io.barto.cli.calendar;

import io.barto.cli.argument.PointInTime;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of each expression.
 *
 * @param count how many fires; null: five, or with an end as many as there are
 * @param from the first second that counts; null: the one after now
 * @param to the second before which fires count; null: no end
 * @param zone of expressions that name none; null: UTC
 * @param key of the random draws; null: the expression's own text
 */
record Question(
    @Nullable Integer count,
    @Nullable PointInTime from,
    @Nullable PointInTime to,
    @Nullable ZoneId zone,
    @Nullable String key,
    Instant now) {
  private static final int USUAL_COUNT = 5;

  Realtime parse(String expression) throws RealtimeException {
    Realtime calendar = Realtime.parse(expression);
    calendar = zone == null ? calendar : calendar.withDefaultZone(zone);
    return key == null ? calendar : calendar.withKey(key);
  }

  /** The fires asked for, lazily. */
  Stream<Instant> fires(Realtime calendar) {
    Stream<Instant> fires = calendar.stream(after(calendar));
    if (to != null) {
      Instant end = to.in(calendar.zone(), now);
      fires = fires.takeWhile(fire -> fire.isBefore(end));
    }
    return count == null && to != null ? fires : fires.limit(count == null ? USUAL_COUNT : count);
  }

  /** What is hardly meant: that it does not fire from now on, and not in the time asked for. */
  List<String> warnings(Realtime calendar) {
    Instant after = after(calendar);
    return calendar.warnings(after.isBefore(now) ? after : now);
  }

  /** The instant strictly after which fires count. */
  Instant after(Realtime calendar) {
    return from == null ? now : from.in(calendar.zone(), now).minusNanos(1);
  }
}
