package io.barto.worker.run;

import static io.barto.worker.run.World.START;
import static io.barto.worker.run.World.book;
import static io.barto.worker.run.World.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.ServerToWorker.BookZone;
import io.barto.protocol.ServerToWorker.ZoneShift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker goes by the zones that its server sends. */
class ZonedFiresTest {
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void begin() throws Exception {
    world = new World(directory);
  }

  @AfterEach
  void end() {
    world.journal.close();
  }

  /** As another version of the time-zone database may have it, in a zone that no other knows. */
  private static Book inZone(String zone, int offset, ZoneShift... shifts) {
    var noon = new BookSchedule("noon", "*-*-* 12:00:00 " + zone, List.of("echo"), false, null);
    return new Book(
        new UUID(1, 1),
        1,
        List.of(noon),
        1,
        "2031z",
        List.of(new BookZone(zone, offset, List.of(shifts))));
  }

  @Test
  void whatTheServerSaysOfAZone_counts_notTheWorkersOwnDatabase() throws Exception {
    Book book = inZone("Europe/Berlin", 7_200 - 5); // 12:00 there is 10:00:05 UTC
    world.connect(book).disconnect().live(6);
    assertThat(world.accepted("noon")).containsExactly(5L);
    world.restart(Duration.ofSeconds(1), false);
    world.live(6);
    assertThat(world.journal.plan().book()).isEqualTo(book);
    assertThat(world.accepted("noon")).containsExactly(5L);
  }

  @Test
  void aZoneThatTheWorkerDoesNotKnow_isFollowedWithItsShifts() {
    var summer = new ZoneShift(START.plusSeconds(3), 7_200 - 5);
    world.connect(inZone("Mars/Jezero", 0, summer)).disconnect().live(8);
    assertThat(world.accepted("noon")).containsExactly(5L);
  }

  @Test
  void aZoneOfWhichNothingIsSaid_isTheWorkersOwn() {
    var schedule = schedule("a", "*-*-* 11:00:04 Europe/Berlin");
    world.connect(book(1, schedule, schedule("b", "*-*-* 11:00:04 Mars/Jezero")));
    world.disconnect().live(6);
    assertThat(world.accepted("a")).containsExactly(4L);
    assertThat(world.accepted("b")).isEmpty();
  }
}
