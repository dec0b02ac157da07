package io.barto.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker goes on without its server, also after its own restart, and reports later. */
class OfflineIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path home;
  private Path witness = Path.of("witness");

  /** What a command wrote of itself: when it was due, and as which run. */
  private record Line(Instant nominal, UUID run) {
    static Line parse(String line) {
      String[] words = line.split(" ", 2);
      return new Line(Instant.parse(words[0]), UUID.fromString(words[1]));
    }
  }

  @BeforeEach
  void nameTheWitness() {
    witness = home.resolve("witness");
  }

  private String schedules() {
    return """
    [schedules.vader]
    schedules = [
      { name = "tick", on_calendar = "*-*-* *:*:*", cmds = ["echo $BARTO_FIRE_TIME $BARTO_RUN_ID >>'%s'; echo $BARTO_FIRE_TIME"] },
    ]
    """
        .formatted(witness);
  }

  @Test
  void withoutItsServer_andAfterItsOwnDeath_theWorkerGoesOnByTheBookItHolds() throws Exception {
    try (var barto = Installation.start(home.resolve("barto"), schedules())) {
      try (RunningProgram worker = barto.startWorker("vader")) {
        awaitFireAfter(Instant.now().plusSeconds(3));
        barto.server().signal("KILL");
        barto.server().awaitExit(LIMIT);
        awaitFireAfter(Instant.now().plusSeconds(8));
        worker.signal("KILL");
        worker.awaitExit(LIMIT);
      }
      try (RunningProgram again = barto.launchWorker("vader", "", barto.port())) {
        again.awaitOutput("going on by the schedules held", LIMIT);
        awaitFireAfter(Instant.now().plusSeconds(5));
        barto.restartServer();
        barto.server().awaitOutput("worker vader connected", LIMIT);
        awaitFireAfter(Instant.now().plusSeconds(5));
        assertThat(again.isAlive()).isTrue();
        assertStored(barto, assertEachSecondOnce());
      }
    }
  }

  private void awaitFireAfter(Instant instant) {
    await("a fire after " + instant)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> lines().stream().anyMatch(line -> line.nominal().isAfter(instant)));
  }

  private List<Line> lines() throws IOException {
    if (!Files.exists(witness)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(witness)) {
      return lines.filter(line -> line.length() > 40).map(Line::parse).toList();
    }
  }

  private List<Line> assertEachSecondOnce() throws IOException {
    List<Line> lines = lines();
    List<Instant> nominals = lines.stream().map(Line::nominal).sorted().toList();
    Instant first = nominals.get(0);
    Instant last = nominals.get(nominals.size() - 1).minusSeconds(1); // others may be on their way
    List<Instant> expected =
        Stream.iterate(first, at -> !at.isAfter(last), at -> at.plusSeconds(1)).toList();
    assertThat(nominals.stream().filter(at -> !at.isAfter(last)))
        .containsExactlyElementsOf(expected);
    for (Line line : lines) {
      var fire = new Fire(new ScheduleKey("vader", "tick"), line.nominal());
      assertThat(line.run()).isEqualTo(RunId.of(fire, 0, 1).value());
    }
    return lines;
  }

  /** Everything that ran is stored under its id, once the server is there again. */
  private static void assertStored(Installation barto, List<Line> lines) {
    String ids = lines.stream().map(line -> "'" + line.run() + "'").collect(joining(", "));
    barto.awaitNumber(
        "SELECT COUNT(*) FROM run WHERE state = 'SUCCEEDED' AND run_id IN (" + ids + ")",
        lines.size(),
        LIMIT);
    barto.awaitNumber(
        "SELECT COUNT(*) FROM output WHERE cmd_uuid IN (" + ids + ")", lines.size(), LIMIT);
    assertThat(barto.number("SELECT COUNT(*) - COUNT(DISTINCT nominal) FROM run"))
        .as("seconds with two runs")
        .isZero();
  }
}
