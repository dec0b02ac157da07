package io.barto.realtime;

import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * The fields of an expression that have a step without an end. systemd 252 leaves out the first
 * values of such a field where its search overflows two fields up: {@code 1/16:52} goes from the
 * 31st, 17:52, to the 1st, 17:52, and {@code *:10/23} from 23:56 to 00:33. Those fires are not
 * compared.
 *
 * @param hour whether the hour has a step
 * @param minute whether the minute has one
 * @param second whether the second has one
 * @param date whether the month or the day has one
 */
record OpenSteps(boolean hour, boolean minute, boolean second, boolean date) {
  private static final Pattern TIME = Pattern.compile("[^ :]+(:[^ :]+){1,2}");
  private static final Pattern DATE_STEP = Pattern.compile("/[^ :]*[-~]|[-~][^ :]*/");

  static OpenSteps of(String expression) {
    boolean date = DATE_STEP.matcher(expression).find();
    var time = TIME.matcher(expression);
    if (!time.find()) {
      return new OpenSteps(false, false, false, date);
    }
    String[] fields = time.group().split(":", -1);
    boolean second = fields.length == 3 && fields[2].contains("/");
    return new OpenSteps(fields[0].contains("/"), fields[1].contains("/"), second, date);
  }

  boolean areCompared(OffsetDateTime fire) {
    return !(hour && fire.getDayOfMonth() == 1)
        && !(minute && fire.getHour() == 0)
        && !(second && fire.getMinute() == 0)
        && !(date && fire.getMonthValue() == 1);
  }
}
