package io.barto.cli.calendar;

import io.barto.cli.table.Screen;
import io.barto.cli.table.Tone;
import io.barto.cli.table.VisibleText;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/** A month with the number of fires under each day that has any. */
final class MonthPreviews implements PreviewPrinter {
  private static final int CELL = 7;
  private static final int WEEK = 7;
  private static final String INDENT = "  ";

  /** Named here, as loading a locale's names takes longer than all the rest. */
  private static final String[] NAMES = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private static final String[] WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  private final Question question;
  private final MonthArgument month;
  private final Screen screen;
  private final PrintStream err;
  private boolean begun;

  MonthPreviews(Question question, MonthArgument month, Screen screen, PrintStream err) {
    this.question = question;
    this.month = month;
    this.screen = screen;
    this.err = err;
  }

  @Override
  public void accepted(String expression, Realtime calendar) {
    if (begun) {
      screen.out().println();
    }
    begun = true;
    YearMonth shown = month.in(calendar.zone(), question.now());
    var fires = MonthFires.of(calendar, shown);
    screen.heading(calendar.toString());
    screen.out().println(VisibleText.of(calendar.describe()));
    screen.out().println();
    String title =
        NAMES[shown.getMonthValue() - 1] + " " + shown.getYear() + ", " + calendar.zone().getId();
    int blanks = Math.max(0, (CELL * WEEK - title.length()) / 2);
    screen.out().println(" ".repeat(blanks) + screen.painted(title, Tone.HEADING));
    weeks(shown, calendar.zone(), fires);
    String total = fires.total() == 1 ? "1 fire" : fires.total() + " fires";
    screen.out().println(INDENT + total + " this month");
    shifts(shown, calendar.zone());
  }

  private void weeks(YearMonth shown, ZoneId zone, MonthFires fires) {
    var names = new StringBuilder();
    for (String name : WEEKDAYS) {
      names.append(cell(name, Tone.FAINT));
    }
    screen.out().println(names);
    LocalDate monday = shown.atDay(1);
    monday = monday.minusDays(monday.getDayOfWeek().getValue() - 1L);
    for (; !monday.isAfter(shown.atEndOfMonth()); monday = monday.plusDays(WEEK)) {
      var days = new StringBuilder();
      var counts = new StringBuilder();
      for (int i = 0; i < WEEK; i++) {
        LocalDate day = monday.plusDays(i);
        boolean inside = YearMonth.from(day).equals(shown);
        days.append(inside ? day(day, zone) : cell("", Tone.PLAIN));
        counts.append(inside ? count(fires.on(day)) : cell("", Tone.PLAIN));
      }
      screen.out().println(days.toString().stripTrailing());
      screen.out().println(counts.toString().stripTrailing());
    }
  }

  private String day(LocalDate day, ZoneId zone) {
    boolean today = day.equals(LocalDate.ofInstant(question.now(), zone));
    String mark = shiftOn(day, zone) == null ? "" : "*";
    return cell(mark + day.getDayOfMonth(), today ? Tone.HEADING : Tone.PLAIN);
  }

  private String count(int fires) {
    return fires == 0 ? cell("·", Tone.FAINT) : cell(Integer.toString(fires), Tone.GOOD);
  }

  private String cell(String text, Tone tone) {
    return " ".repeat(CELL - text.length()) + screen.painted(text, tone);
  }

  private void shifts(YearMonth shown, ZoneId zone) {
    for (int day = 1; day <= shown.lengthOfMonth(); day++) {
      ZoneOffsetTransition shift = shiftOn(shown.atDay(day), zone);
      if (shift != null) {
        screen
            .out()
            .println(
                INDENT
                    + "* the clock goes "
                    + (shift.isGap() ? "forward" : "back")
                    + " from "
                    + shift.getDateTimeBefore().toLocalTime()
                    + " to "
                    + shift.getDateTimeAfter().toLocalTime());
      }
    }
  }

  private static @Nullable ZoneOffsetTransition shiftOn(LocalDate day, ZoneId zone) {
    Instant start = day.atStartOfDay(zone).toInstant();
    ZoneOffsetTransition next = zone.getRules().nextTransition(start.minusSeconds(1));
    boolean here = next != null && next.getDateTimeBefore().toLocalDate().equals(day);
    return here ? next : null;
  }

  @Override
  public void refused(String expression, RealtimeException why) {
    Refusal.tell(expression, why, screen.out(), err);
  }
}
