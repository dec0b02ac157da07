package io.barto.selftest;

import io.barto.launcher.failure.StartFailure;
import io.barto.selftest.evidence.Ledger;
import io.barto.selftest.site.Program;
import io.barto.selftest.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Starts the server, then the workers, and waits until all of them know each other. */
final class Start {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long PAUSE_MILLIS = 300;

  private final Site site;
  private final Ledger ledger;
  private final Clock clock;

  Start(Site site, Ledger ledger, Clock clock) {
    this.site = site;
    this.ledger = ledger;
    this.clock = clock;
  }

  void run() throws IOException, InterruptedException {
    site.server().start();
    await("the server is ready", this::serverIsReady);
    for (Program worker : site.workers().values()) {
      worker.start();
    }
    await("all workers are connected", this::workersAreThere);
    TimeUnit.SECONDS.sleep(3); // they get their books now
  }

  private boolean serverIsReady() throws IOException {
    return Files.readString(site.server().printed()).contains("bartos ready");
  }

  private boolean workersAreThere() throws IOException {
    try {
      return ledger.workers() >= site.workers().size();
    } catch (SQLException e) {
      return false;
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(String what, Condition condition) throws IOException, InterruptedException {
    Instant limit = clock.instant().plus(PATIENCE);
    while (!condition.holds()) {
      boolean alive = site.server().isAlive();
      if (!alive || clock.instant().isAfter(limit)) {
        throw StartFailure.failed(
            "waited in vain until %s; see what the programs printed in %s"
                .formatted(what, site.folder()));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }
}
