package io.barto.server.query.control.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.ServerToCliCodec;
import io.barto.protocol.UpdateKind;
import io.barto.protocol.Wire;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What version 1 is told of all runs together. */
class FoundUpdatesTest {
  private static final PackageUpdate LINUX =
      new PackageUpdate("extra", "linux", "6.11-1", "6.12-1", "0.52 MiB", "136.64 MiB");
  private static final PackageUpdate BASH = new PackageUpdate("core", "bash", "1-1", "2-1", "", "");

  private static RunUpdates run(@Nullable UpdateTotals totals, PackageUpdate... packages) {
    return new RunUpdates(UUID.randomUUID(), "s", Instant.EPOCH, List.of(packages), totals);
  }

  private static ServerToCli.Found found(UpdateKind kind) {
    var all = new FoundUpdates(kind);
    assertThat(all.add(run(new UpdateTotals(1, 10.5, 20.0, -0.5), LINUX))).isTrue();
    assertThat(all.add(run(null, BASH))).as("the first part of a run").isTrue();
    assertThat(all.add(run(new UpdateTotals(2, 1.0, null, null)))).isTrue();
    return all.found();
  }

  @Test
  void pacman_hasNamesWithVersions_andTheSumOfAllTotals() {
    assertThat(found(UpdateKind.PACMAN))
        .isEqualTo(
            new PacmanFound(
                UpdateKind.PACMAN, 3, List.of("linux-6.12-1", "bash-2-1"), 20.0, -0.5, 11.5));
  }

  @Test
  void cachyos_hasNames() {
    assertThat(found(UpdateKind.CACHYOS))
        .isEqualTo(
            new PacmanFound(UpdateKind.CACHYOS, 3, List.of("linux", "bash"), 20.0, -0.5, 11.5));
  }

  @Test
  void garuda_hasRowsByRepositoryAndName() {
    assertThat(found(UpdateKind.GARUDA))
        .isEqualTo(
            new GarudaFound(
                List.of(
                    new GarudaPackage("core", "bash", "1-1", "2-1", "", ""),
                    new GarudaPackage(
                        "extra", "linux", "6.11-1", "6.12-1", "0.52 MiB", "136.64 MiB"))));
  }

  @Test
  void apt_hasNames() {
    assertThat(found(UpdateKind.APT)).isEqualTo(new AptFound(List.of("linux", "bash")));
  }

  @Test
  void whatIsKept_fitsIntoAMessage_howeverManyRunsThereAre() {
    var long1 = new PackageUpdate("ä", "\u20ac".repeat(200), "1", "\u20ac".repeat(90), "", "");
    for (UpdateKind kind : UpdateKind.values()) {
      var all = new FoundUpdates(kind);
      RunUpdates part =
          new RunUpdates(
              UUID.randomUUID(), "s", Instant.EPOCH, Collections.nCopies(1_000, long1), null);
      int parts = 0;
      while (all.add(part)) {
        assertThat(parts++).as("parts without an end").isLessThan(1_000);
      }
      assertThat(parts).isPositive();
      byte[] message = ServerToCliCodec.encode(new ServerToCli.Updates(all.found()));
      assertThat(message.length).isLessThan(Wire.MAX_MESSAGE);
    }
  }
}
