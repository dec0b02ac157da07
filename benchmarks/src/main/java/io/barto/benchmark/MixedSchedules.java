package io.barto.benchmark;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A thousand schedules as people write them, the same in each run: a few a minute, most a day, some
 * a month. Nothing that one of the libraries could not say.
 */
final class MixedSchedules {
  static final int COUNT = 1000;

  private static final long SEED = 1_000;
  private static final String[] WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  private final SplittableRandom random = new SplittableRandom(SEED);

  static List<Written> all() {
    var schedules = new MixedSchedules();
    return Stream.generate(schedules::next).limit(COUNT).toList();
  }

  /** One field as Realtime and as cron write it. */
  private record Both(String calendar, String cron) {
    static final Both ANY = new Both("*", "*");
  }

  private Written next() {
    Both second = random.nextInt(10) == 0 ? field(59) : value(0, 59);
    Both minute = field(59);
    Both hour = field(23);
    String time = hour.calendar() + ":" + minute.calendar() + ":" + second.calendar();
    String cronTime = second.cron() + " " + minute.cron() + " " + hour.cron() + " ";
    return switch (random.nextInt(4)) {
      case 0 -> {
        Both days = weekdays();
        yield written(days.calendar() + " *-*-* " + time, cronTime + "? * " + days.cron());
      }
      case 1 -> {
        Both day = value(1, 31);
        yield written("*-*-" + day.calendar() + " " + time, cronTime + day.cron() + " * ?");
      }
      case 2 -> {
        Both day = value(1, 28);
        Both month = value(1, 12);
        yield written(
            "*-" + month.calendar() + "-" + day.calendar() + " " + time,
            cronTime + day.cron() + " " + month.cron() + " ?");
      }
      default -> written("*-*-* " + time, cronTime + "* * ?");
    };
  }

  private static Written written(String calendar, String cron) {
    return new Written(calendar, cron, ZoneOffset.UTC);
  }

  private Both field(int last) {
    switch (random.nextInt(6)) {
      case 0:
        return Both.ANY;
      case 1:
        int first = random.nextInt(last);
        int end = first + 1 + random.nextInt(last - first);
        return new Both(first + ".." + end, first + "-" + end);
      case 2:
        String step = random.nextInt(5) + "/" + (2 + random.nextInt(last / 2));
        return new Both(step, step);
      case 3:
        String list = random.nextInt(last / 2) + "," + (last / 2 + random.nextInt(last / 2));
        return new Both(list, list);
      default:
        return value(0, last);
    }
  }

  private Both value(int first, int last) {
    String value = Integer.toString(first + random.nextInt(last - first + 1));
    return new Both(value, value);
  }

  private Both weekdays() {
    int first = random.nextInt(WEEKDAYS.length);
    int last = first + random.nextInt(WEEKDAYS.length - first);
    String from = WEEKDAYS[first];
    String to = WEEKDAYS[last];
    return first == last
        ? new Both(from, from.toUpperCase(Locale.ROOT))
        : new Both(from + ".." + to, (from + "-" + to).toUpperCase(Locale.ROOT));
  }
}
