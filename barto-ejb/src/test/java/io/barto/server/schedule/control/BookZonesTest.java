package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Schedule;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookZone;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import io.barto.realtime.ZoneClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookZonesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static Schedule schedule(String onCalendar, String zone) throws RealtimeException {
    Realtime calendar = Realtime.parse(onCalendar).withDefaultZone(ZoneId.of(zone));
    return new Schedule("s", calendar, List.of("true"), false, null);
  }

  @Test
  void zones_areThoseThatTheSchedulesAreIn_onceEach() throws Exception {
    List<BookZone> zones =
        BookZones.of(
            List.of(
                schedule("hourly", "UTC"),
                schedule("daily", "Europe/Berlin"),
                schedule("hourly", "Europe/Berlin"),
                schedule("daily America/Lima", "UTC")));
    assertThat(zones).extracting(BookZone::name).containsExactly("Europe/Berlin", "America/Lima");
    assertThat(zones.get(1)).isEqualTo(new BookZone("America/Lima", -18_000, List.of()));
    assertThat(zones.get(0).shifts()).hasSizeGreaterThan(300);
  }

  @Test
  void whoGoesByTheZoneSent_firesAtTheSameInstants() throws Exception {
    for (String name : List.of("Europe/Berlin", "Africa/Casablanca", "Australia/Lord_Howe")) {
      for (String text :
          List.of("daily", "*-*-* 2:30:00", "*-*-* *:0/7:00", "Sun *-*-* 1/2:15:00")) {
        Schedule schedule = schedule(text, name);
        BookZone zone = BookZones.of(List.of(schedule)).get(0);
        var shifts =
            zone.shifts().stream()
                .map(one -> new ZoneClock.Shift(one.from().getEpochSecond(), one.offset()))
                .toList();
        Realtime sent = Realtime.parse(text).withClock(new ZoneClock(zone.offset(), shifts));
        assertThat(sent.stream(NOW).limit(3_000))
            .as("%s %s", text, name)
            .containsExactlyElementsOf(schedule.onCalendar().stream(NOW).limit(3_000).toList());
      }
    }
  }

  @Test
  void aZone_isSmallOnTheWire() throws Exception {
    List<BookZone> zones = BookZones.of(List.of(schedule("daily", "Europe/Berlin")));
    var book = new Book(UUID.randomUUID(), 1, List.of(), 1, "2025b", zones);
    assertThat(ServerToWorkerCodec.encode(book).length).isLessThan(6_000);
  }
}
