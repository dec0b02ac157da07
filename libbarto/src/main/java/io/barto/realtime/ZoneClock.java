package io.barto.realtime;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The clock of a zone, as numbers: what a time-zone database says of it, for whoever has another
 * database, or none that knows the zone.
 *
 * @param offset from UTC in seconds before the first shift
 * @param shifts in order
 */
public record ZoneClock(int offset, List<Shift> shifts) {
  /** Where searches end. */
  static final Instant END = Instant.ofEpochSecond(Calendar.firstDay(2201) * 86_400);

  /**
   * A shift of the clock.
   *
   * @param at in seconds since 1970
   * @param offset from UTC in seconds, from then on
   */
  public record Shift(long at, int offset) {}

  public ZoneClock {
    shifts = List.copyOf(shifts);
  }

  /** The clock of a zone from an instant on, by the database of this JVM. */
  public static ZoneClock of(ZoneId zone, Instant from) {
    ZoneRules rules = zone.getRules();
    var shifts = new ArrayList<Shift>();
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(END)) {
      shifts.add(new Shift(next.toEpochSecond(), next.getOffsetAfter().getTotalSeconds()));
      next = rules.nextTransition(next.getInstant());
    }
    return new ZoneClock(rules.getOffset(from).getTotalSeconds(), shifts);
  }
}
