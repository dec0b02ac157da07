package io.barto.selftest.evidence;

import io.barto.plan.Fire;
import io.barto.plan.ScheduleKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Reads the file to which each command appends a line at its start and one at its end. */
public final class Witness {
  private final Map<UUID, WitnessedRun> runs = new LinkedHashMap<>();

  private Witness() {}

  /** All runs that have started so far; no file is no run. */
  public static Map<UUID, WitnessedRun> read(Path file) throws IOException {
    var witness = new Witness();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        witness.take(line.split(" ", -1));
      }
    }
    return witness.runs;
  }

  private void take(String[] words) {
    UUID run = UUID.fromString(words[1]);
    if (words[0].equals("S")) {
      var fire = new Fire(new ScheduleKey(words[5], words[6]), Instant.parse(words[2]));
      runs.computeIfAbsent(run, id -> new WitnessedRun(id, fire))
          .started(time(words[4]), Long.parseLong(words[3]));
    } else {
      WitnessedRun started = runs.get(run);
      if (started != null) {
        started.ended(new WitnessedRun.End(Integer.parseInt(words[2]), time(words[3])));
      }
    }
  }

  /** Seconds since 1970, with a fraction where this host's {@code date} knows one. */
  private static Instant time(String seconds) {
    BigDecimal value = new BigDecimal(seconds.replaceFirst("\\.\\D*$", ""));
    return Instant.EPOCH.plusNanos(value.movePointRight(9).longValue());
  }
}
