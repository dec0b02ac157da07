package io.barto.worker;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.config.BartocConfig;
import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.security.DroppedException;
import io.barto.security.Version1Opener;
import io.barto.worker.connection.Protection;
import io.barto.worker.connection.Version1;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.Journal;
import io.barto.worker.report.Outbox;
import io.barto.worker.run.RunLoop;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a server of version 1 look to the runs like one of version 2: what that one would remember
 * and acknowledge comes from the journal.
 */
final class Version1Side implements Version1 {
  private static final System.Logger LOG = System.getLogger(Version1Side.class.getName());

  private final BartocConfig config;
  private final Protection protection;
  private final Journal journal;
  private final RunLoop runs;
  private final HostInfo host;
  private final InstantSource clock;
  private final Version1Opener opener;

  Version1Side(
      BartocConfig config,
      Protection protection,
      Journal journal,
      RunLoop runs,
      HostInfo host,
      InstantSource clock) {
    this.config = config;
    this.protection = protection;
    this.journal = journal;
    this.runs = runs;
    this.host = host;
    this.clock = clock;
    this.opener =
        new Version1Opener(
            protection.serverKey(), protection.macKey(), config.replayWindow(), clock);
  }

  static String serverOf(BartocConfig config) {
    return config.server().host() + ":" + config.server().port();
  }

  @Override
  public @Nullable String objection() {
    return new VersionRule(config.allowVersion1(), serverOf(config), config.file())
        .objection(journal.version1());
  }

  @Override
  public boolean wantsProtection() {
    return protection.serverKey() != null || protection.macKey() != null;
  }

  @Override
  public @Nullable ByteBuffer unwrap(ByteBuffer envelope) {
    try {
      return opener.unwrap(envelope);
    } catch (DroppedException e) {
      long untold = protection.drops().count(e.reason());
      if (untold > 0) {
        String what = untold == 1 ? "a message" : untold + " messages, the last because";
        LOG.log(WARNING, "dropped {0}: {1}", what, e.getMessage());
      }
      return null;
    }
  }

  @Override
  public HostInfo host() {
    return host;
  }

  @Override
  public String worker() {
    return config.name();
  }

  @Override
  public String scheduleOf(UUID run) {
    AcceptedFire fire = journal.fires().fireOf(run);
    return fire == null ? "" : fire.schedule();
  }

  @Override
  public void connected(UUID connection, Outbox outbox) {
    runs.welcomed(
        new Welcome(
            connection,
            "1",
            clock.instant(),
            0,
            0,
            journal.fires().openRuns(),
            journal.version1().committed()),
        outbox);
  }

  @Override
  public void received(ServerToWorker message) {
    runs.received(message);
  }

  // the end of a run takes what was kept about its output along
  @Override
  public void stored(List<StreamEnd> output, List<UUID> ended) {
    if (!output.isEmpty()) {
      journal.version1().commit(output);
      runs.received(new OutputStored(output));
    }
    if (!ended.isEmpty()) {
      runs.received(new EndStored(ended));
    }
  }
}
