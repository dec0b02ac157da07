package io.barto.realtime;

import java.util.List;
import java.util.Random;

/** Makes random expressions, the same for the same seed. */
final class ExpressionSource {
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "Asia/Kolkata",
          "Antarctica/Troll",
          "Pacific/Apia",
          "America/Havana");
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  private final Random random;

  ExpressionSource(long seed) {
    this.random = new Random(seed);
  }

  /** One of the grammar that systemd has too. */
  String common() {
    String weekdays = random.nextInt(3) == 0 ? weekdays(false) + " " : "";
    String date = random.nextInt(4) == 0 ? "" : commonDate() + " ";
    String time = random.nextInt(6) == 0 && !date.isEmpty() ? "" : time(false);
    String zone = random.nextInt(3) == 0 ? " " + zone() : "";
    return (weekdays + date + time).strip() + zone;
  }

  /** One of the whole grammar. */
  String any() {
    if (random.nextInt(3) == 0) {
      return common();
    }
    String weekdays = random.nextInt(3) == 0 ? weekdays(true) + " " : "";
    String date =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> commaDate() + " ";
          case 2 -> "*-" + field(1, 12, true) + "-" + field(1, 31, true) + " ";
          default -> commonDate() + " ";
        };
    String zone = random.nextInt(2) == 0 ? " " + zone() : "";
    return weekdays + date + time(true) + zone;
  }

  /** One of the whole grammar that fires at the second 0 of minutes. */
  String wholeMinutes() {
    String date = random.nextInt(3) == 0 ? "*-*-R " : "*-" + field(1, 12, true) + "-* ";
    String weekdays = random.nextInt(3) == 0 ? weekdays(true) + " " : "";
    return weekdays + date + field(0, 23, true) + ":" + field(0, 59, true) + " " + zone();
  }

  private String zone() {
    return ZONES.get(random.nextInt(ZONES.size()));
  }

  private String weekdays(boolean wrapping) {
    var text = new StringBuilder(day(random.nextInt(7)));
    for (int i = random.nextInt(3); i > 0; i--) {
      int first = random.nextInt(7);
      int last = wrapping ? random.nextInt(7) : first + random.nextInt(7 - first);
      text.append(',').append(day(first));
      if (random.nextBoolean()) {
        text.append("..").append(day(last));
      }
    }
    return text.toString();
  }

  private static String day(int number) {
    return DAYS[number];
  }

  private String commonDate() {
    String months = field(1, 12, false);
    return switch (random.nextInt(5)) {
      case 0 -> year() + "-" + months + "-" + field(1, 31, false);
      case 1 -> months + "-" + field(1, 31, false);
      case 2 -> "*-" + months + "~" + fromEnd();
      default -> "*-" + months + "-" + field(1, 31, false);
    };
  }

  private String year() {
    int year = 2026 + random.nextInt(12);
    return switch (random.nextInt(5)) {
      case 0 -> Integer.toString(year);
      case 1 -> year + ".." + (year + random.nextInt(9));
      case 2 -> year + "/" + (1 + random.nextInt(5));
      case 3 -> year + "," + (year + 1 + random.nextInt(9));
      default -> "*";
    };
  }

  private String fromEnd() {
    int day = 1 + random.nextInt(28);
    return switch (random.nextInt(4)) {
      case 0 -> day + ".." + (day + random.nextInt(29 - day));
      case 1 -> day < 2 ? "1" : day + "/" + (1 + random.nextInt(day - 1));
      case 2 -> day + "," + (1 + random.nextInt(28));
      default -> Integer.toString(day);
    };
  }

  private String commaDate() {
    String[] years = {"*", "2026", "+2027", "2024/2", "2020..2040", "-5", "-7..2050/3", "0030"};
    String year = years[random.nextInt(years.length)];
    return year + "," + item(1, 12, true) + "," + item(1, 31, true);
  }

  private String time(boolean extended) {
    String hourAndMinute = field(0, 23, extended) + ":" + field(0, 59, extended);
    return random.nextInt(3) == 0
        ? hourAndMinute
        : hourAndMinute + ":" + (random.nextBoolean() ? "00" : field(0, 59, extended));
  }

  private String field(int min, int max, boolean extended) {
    if (extended && random.nextInt(5) == 0) {
      return "R";
    }
    if (random.nextInt(3) == 0) {
      return "*";
    }
    var text = new StringBuilder(item(min, max, extended));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(',').append(item(min, max, extended));
    }
    return text.toString().contains("*") && !extended ? "*" : text.toString();
  }

  /** systemd refuses a step that leads out of its range, so those are extensions. */
  private String item(int min, int max, boolean extended) {
    int first = min + random.nextInt(max - min + 1);
    int last = first + random.nextInt(max - first + 1);
    int largest = extended ? max : Math.max(1, last - first);
    int step = 1 + random.nextInt(largest);
    return switch (random.nextInt(5)) {
      case 0 -> first + ".." + last;
      case 1 -> first == last && !extended ? "" + first : first + ".." + last + "/" + step;
      case 2 -> first + step > max && !extended ? "" + first : first + "/" + step;
      case 3 -> extended ? (random.nextBoolean() ? "*/" + step : "+00" + first) : "" + first;
      default -> String.valueOf(first);
    };
  }
}
