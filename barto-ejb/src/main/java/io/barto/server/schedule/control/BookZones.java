package io.barto.server.schedule.control;

import io.barto.plan.Schedule;
import io.barto.protocol.ServerToWorker.BookZone;
import io.barto.protocol.ServerToWorker.ZoneShift;
import io.barto.realtime.ZoneClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The zones that schedules are in, as this server knows them. Workers go by these, so that all fire
 * at the same instants whatever time-zone database each has.
 */
public final class BookZones {
  /** No worker looks back so far; fixed, so that the same book is always the same. */
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

  private BookZones() {}

  public static List<BookZone> of(List<Schedule> schedules) {
    return schedules.stream()
        .map(schedule -> schedule.onCalendar().zone())
        .distinct()
        .filter(zone -> !zone.getId().equals("UTC"))
        .map(BookZones::zone)
        .toList();
  }

  private static BookZone zone(ZoneId zone) {
    ZoneClock clock = ZoneClock.of(zone, FROM);
    return new BookZone(
        zone.getId(),
        clock.offset(),
        clock.shifts().stream()
            .map(shift -> new ZoneShift(Instant.ofEpochSecond(shift.at()), shift.offset()))
            .toList());
  }
}
