package io.barto.selftest;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.plan.ScheduleBook;
import io.barto.selftest.evidence.Plan;
import io.barto.selftest.evidence.Window;
import io.barto.selftest.load.Load;
import io.barto.selftest.site.Site;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schedules before and after the reload, read from the files that the server reads. */
final class Books {
  private final Site site;
  private final Load load;
  private final Clock clock;
  private final ScheduleBook first;
  private ScheduleBook second;
  private @Nullable Instant reloaded;

  Books(Site site, Load load, Clock clock) throws ConfigException {
    this.site = site;
    this.load = load;
    this.clock = clock;
    this.first = read();
    this.second = first;
  }

  private ScheduleBook read() throws ConfigException {
    return new ScheduleBook(1, BartosConfig.load(site.configFile(), Map.of()).schedules());
  }

  /** Changes the server's configuration, which it is to notice. */
  void reload() throws IOException {
    reloaded = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    site.configure(load.reloaded());
    try {
      second = read();
    } catch (ConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  /** When the second one was there; the window's end where it never was. */
  Instant reloaded(Window window) {
    Instant at = reloaded;
    return at == null ? window.until() : at;
  }

  Map<String, Plan> plans(Window window) {
    var plans = new LinkedHashMap<String, Plan>();
    for (String worker : load.workers()) {
      plans.put(worker, Plan.of(worker, first, second, reloaded(window), window));
    }
    return plans;
  }
}
