package io.barto.benchmark;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.text.ParseException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * One schedule as each library writes it.
 *
 * @param cron the six fields from the second to the weekday, as Quartz, cron-utils and Spring take
 *     them alike
 * @param zone of the cron expression, which can't name one
 */
record Written(String calendar, String cron, ZoneId zone) {
  static final Written COMMON = new Written("*-*-* *:*:00", "0 * * * * ?", ZoneOffset.UTC);

  static final Written ZONED =
      new Written(
          "Mon..Fri *-*-* 10:30:00 Europe/Berlin",
          "0 30 10 ? * MON-FRI",
          ZoneId.of("Europe/Berlin"));

  static final Written LEAP_DAY =
      new Written("*-02-29 23:59:59", "59 59 23 29 2 ?", ZoneOffset.UTC);

  /** Quartz can't restrict both the day and the weekday. */
  static final Written RARE =
      new Written("Fri *-02-29 23:59:59", "59 59 23 29 2 FRI", ZoneOffset.UTC);

  private static final CronParser QUARTZ =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

  private static final CronParser DAY_AND_WEEKDAY = new CronParser(dayAndWeekday());

  Realtime realtime() {
    try {
      return Realtime.parse(calendar);
    } catch (RealtimeException e) {
      throw new IllegalStateException(e);
    }
  }

  CronExpression quartz() {
    try {
      var expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone(zone));
      return expression;
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  org.springframework.scheduling.support.CronExpression spring() {
    return org.springframework.scheduling.support.CronExpression.parse(cron);
  }

  ExecutionTime cronUtils() {
    return ExecutionTime.forCron((this == RARE ? DAY_AND_WEEKDAY : QUARTZ).parse(cron));
  }

  private static CronDefinition dayAndWeekday() {
    return CronDefinitionBuilder.defineCron()
        .withSeconds()
        .and()
        .withMinutes()
        .and()
        .withHours()
        .and()
        .withDayOfMonth()
        .and()
        .withMonth()
        .and()
        .withDayOfWeek()
        .withMondayDoWValue(1)
        .and()
        .matchDayOfWeekAndDayOfMonth()
        .instance();
  }
}
