package io.barto.cli.lint;

import io.barto.realtime.Realtime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds fires at fixed hours whose local time does not exist on some day of the next years. */
final class GapCheck {
  private static final int YEARS = 5;

  private final Instant from;
  private final Instant to;

  GapCheck(Instant now) {
    this.from = now;
    this.to = now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
  }

  Optional<Finding> check(LintedSchedule schedule) {
    Realtime plain = schedule.onPlainClock();
    ZoneOffsetTransition first = null;
    long firstFire = 0;
    int days = 0;
    for (ZoneOffsetTransition shift = after(schedule, from);
        shift != null && shift.getInstant().isBefore(to);
        shift = after(schedule, shift.getInstant())) {
      long fire = shift.isGap() ? lostFire(schedule, plain, shift) : Realtime.NEVER;
      if (fire != Realtime.NEVER) {
        days++;
        firstFire = first == null ? fire : firstFire;
        first = first == null ? shift : first;
      }
    }
    return first == null
        ? Optional.empty()
        : Optional.of(finding(schedule, first, firstFire, days));
  }

  private static @Nullable ZoneOffsetTransition after(LintedSchedule schedule, Instant instant) {
    return schedule.calendar().zone().getRules().nextTransition(instant);
  }

  /** The local time in the gap that a fire is moved out of, as a second of UTC, or NEVER. */
  private static long lostFire(
      LintedSchedule schedule, Realtime plain, ZoneOffsetTransition shift) {
    long start = shift.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC);
    long end = shift.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC);
    long fire = plain.nextSecond(start - 1);
    boolean falls = fire < end && schedule.calendar().matches(shift.getInstant());
    // A running hour may well fire just after the gap, but by its own right.
    boolean moved = schedule.hasFixedHours() || !plain.matches(Instant.ofEpochSecond(end));
    return falls && moved ? fire : Realtime.NEVER;
  }

  private static Finding finding(
      LintedSchedule schedule, ZoneOffsetTransition shift, long fire, int days) {
    LocalDateTime lost = LocalDateTime.ofEpochSecond(fire, 0, ZoneOffset.UTC);
    String others = days == 1 ? "" : " and " + (days - 1) + " more in " + YEARS + " years";
    var end = shift.getDateTimeAfter().toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    String message =
        "%s does not exist on %s%s, as the clock of %s goes from %s to %s; it fires at %s then"
            .formatted(
                lost.toLocalTime(),
                lost.toLocalDate(),
                others,
                schedule.calendar().zone().getId(),
                shift.getDateTimeBefore().toLocalTime(),
                end,
                end);
    String advice = "choose a time outside that hour, or the zone UTC";
    return new Finding(
        Finding.Kind.GAP,
        message,
        advice,
        List.of(new Finding.Concerned(schedule.key(), schedule.calendar().toString(), null)));
  }
}
