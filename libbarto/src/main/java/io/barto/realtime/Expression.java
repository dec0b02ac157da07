package io.barto.realtime;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an expression says, field by field.
 *
 * @param weekdays as {@link Weekdays} has them
 * @param days of the month, or counted from its end, 1 being the last day
 * @param fromEnd whether the days are counted from the end
 * @param zone as the expression names it, or null
 */
record Expression(
    int weekdays,
    Years years,
    FieldSet months,
    FieldSet days,
    boolean fromEnd,
    FieldSet hours,
    FieldSet minutes,
    FieldSet seconds,
    @Nullable ZoneId zone) {

  boolean isRandom() {
    return months.isRandom()
        || days.isRandom()
        || hours.isRandom()
        || minutes.isRandom()
        || seconds.isRandom();
  }

  Expression withZone(@Nullable ZoneId newZone) {
    return new Expression(weekdays, years, months, days, fromEnd, hours, minutes, seconds, newZone);
  }
}
