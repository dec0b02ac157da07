package io.barto.cli.calendar;

import io.barto.realtime.Realtime;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** How often an expression fires on each day of a month, by the days of its own zone. */
final class MonthFires {
  private final int[] onDay;

  private MonthFires(int[] onDay) {
    this.onDay = onDay;
  }

  static MonthFires of(Realtime calendar, YearMonth month) {
    int[] onDay = new int[month.lengthOfMonth() + 1];
    for (int day = 1; day < onDay.length; day++) {
      onDay[day] = count(calendar, month.atDay(day));
    }
    return new MonthFires(onDay);
  }

  private static int count(Realtime calendar, LocalDate day) {
    ZoneId zone = calendar.zone();
    long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
    long fire = calendar.nextSecond(day.atStartOfDay(zone).toEpochSecond() - 1);
    int fires = 0;
    while (fire < end) {
      fires++;
      fire = calendar.nextSecond(fire);
    }
    return fires;
  }

  int on(LocalDate day) {
    return onDay[day.getDayOfMonth()];
  }

  int total() {
    int total = 0;
    for (int fires : onDay) {
      total += fires;
    }
    return total;
  }
}
