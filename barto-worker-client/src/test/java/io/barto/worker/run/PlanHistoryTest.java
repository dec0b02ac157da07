package io.barto.worker.run;

import static io.barto.worker.run.World.book;
import static io.barto.worker.run.World.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.DecidedFire;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.worker.journal.AcceptedFire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to connection, worker, host and clocks: each instant that came due ends as
 * exactly one of accepted and unfired, and nothing is started twice.
 */
class PlanHistoryTest {
  private static final int STEPS = 60;

  @TempDir Path directory;
  private final Map<String, UnfiredRange> unfired = new HashMap<>();
  private final NavigableMap<Instant, Long> cuts = new TreeMap<>();
  private long generation = 1;

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyInstant_endsOnce(long seed) throws Exception {
    var random = new Random(seed);
    var world = new World(directory);
    connect(world);
    for (int step = 0; step < STEPS; step++) {
      act(world, random);
      look(world);
    }
    world.wallIsAhead = Duration.ZERO;
    if (!world.connected) {
      connect(world);
    }
    world.live(30);
    look(world);
    check(world);
    world.journal.close();
  }

  private void act(World world, Random random) throws Exception {
    switch (random.nextInt(11)) {
      case 0 -> {
        if (world.connected) {
          world.disconnect();
        } else {
          connect(world);
        }
      }
      case 1 -> world.restart(Duration.ofSeconds(random.nextInt(40)), false);
      case 2 -> world.restart(Duration.ofSeconds(random.nextInt(200)), random.nextBoolean());
      case 3 -> world.wallIsAhead = Duration.ofSeconds(random.nextInt(20_000) - 10_000);
      case 4 -> world.sleep(random.nextInt(120)).turn();
      case 5 -> reload(world);
      case 6, 7 -> dispatch(world, random);
      default -> world.live(1 + random.nextInt(12));
    }
  }

  // a server may be late, may repeat itself, and may have been asleep
  private void dispatch(World world, Random random) {
    if (world.connected) {
      for (Due due : due(world.now.minusSeconds(random.nextInt(100)), world.now)) {
        if (random.nextInt(3) > 0) {
          world.dispatch(due.schedule(), due.nominal());
        }
      }
    }
  }

  private void connect(World world) {
    Map<String, Instant> newest = new HashMap<>();
    for (AcceptedFire fire : world.journal.fires().openFires()) {
      newest.merge(fire.schedule(), fire.nominal(), (a, b) -> a.isAfter(b) ? a : b);
    }
    var decided = new ArrayList<DecidedFire>();
    newest.forEach((schedule, nominal) -> decided.add(new DecidedFire(schedule, nominal)));
    world.connect(bookOf(generation), new Decided(decided));
    look(world);
  }

  private void reload(World world) {
    if (world.connected) {
      world.reload(bookOf(++generation));
      look(world);
    }
  }

  /** One schedule stays, one changes, one comes and goes. */
  private static Book bookOf(long generation) {
    return switch ((int) (generation % 3)) {
      case 0 -> book(generation, schedule("stays", calendar(7)), schedule("changes", calendar(4)));
      case 1 -> book(generation, schedule("stays", calendar(7)), schedule("changes", calendar(3)));
      default -> book(generation, schedule("stays", calendar(7)), schedule("goes", calendar(5)));
    };
  }

  private static String calendar(int step) {
    return "*-*-* *:*:0/" + step + " UTC";
  }

  private record Due(String schedule, Instant nominal) {}

  /** What the books say is due after one instant and up to another, each between its cuts. */
  private List<Due> due(Instant after, Instant upTo) {
    var all = new ArrayList<Due>();
    for (Instant at = after.plusSeconds(1); !at.isAfter(upTo); at = at.plusSeconds(1)) {
      Map.Entry<Instant, Long> cut = cuts.floorEntry(at);
      if (cut != null) {
        Instant nominal = at;
        bookOf(cut.getValue()).schedules().stream()
            .filter(s -> nominal.getEpochSecond() % 60 % step(s.onCalendar()) == 0)
            .forEach(s -> all.add(new Due(s.name(), nominal)));
      }
    }
    return all;
  }

  private static int step(String onCalendar) {
    return Integer.parseInt(onCalendar.replaceAll(".*/(\\d+) UTC", "$1"));
  }

  private void look(World world) {
    for (BookAccepted accepted : world.said(BookAccepted.class)) {
      if (!cuts.containsValue(accepted.generation())) {
        cuts.put(accepted.cut(), accepted.generation());
      }
    }
    world.said.clear();
    world.journal.plan().unfired().forEach(r -> unfired.put(r.id().toString(), r));
  }

  private void check(World world) {
    List<AcceptedFire> fires = world.journal.fires().openFires();
    Set<Due> accepted = new HashSet<>();
    fires.forEach(fire -> accepted.add(new Due(fire.schedule(), fire.nominal())));
    assertThat(fires).as("accepted once").hasSameSizeAs(accepted);
    assertThat(world.starts).as("started once").isEqualTo(fires.size());
    Instant cursor = world.now.minus(World.GRACE);
    List<Due> all = due(cuts.firstKey().minusSeconds(1), cursor);
    assertThat(all).isNotEmpty();
    for (Due due : all) {
      long ranges = unfired.values().stream().filter(range -> holds(range, due)).count();
      assertThat(ranges + (accepted.contains(due) ? 1 : 0)).as("%s ends once", due).isOne();
    }
    for (UnfiredRange range : unfired.values()) {
      assertThat(all.stream().filter(due -> holds(range, due)).count())
          .as("%s counts right", range)
          .isEqualTo(range.count());
    }
  }

  private static boolean holds(UnfiredRange range, Due due) {
    return range.schedule().equals(due.schedule())
        && !due.nominal().isBefore(range.first())
        && !due.nominal().isAfter(range.last());
  }
}
