package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.system.Witness.Lateness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is attacked by each test of a class. Meanwhile another worker has exactly one run
 * for every second, and starts it hardly later than in a quiet stretch before; the server stays
 * within its memory, and answers afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnderAttack {
  static final Duration LIMIT = Duration.ofSeconds(60);
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static final System.Logger LOG = System.getLogger(UnderAttack.class.getName());
  private static final int ADDRESSES = 200;
  private static final Duration QUIET = Duration.ofSeconds(15);

  /**
   * How much later than in the quiet stretch 99 of 100 starts may be. An attack that reaches others
   * costs them a lock, a full queue or a collected heap: many seconds, or every start. Less can't
   * be told apart here, since attacker, server, database and worker share a few processors with
   * whatever else runs on the machine.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** The heap's 512 MiB and what a JVM needs beside it. */
  private static final long MEMORY = 900L << 20;

  private Installation installation;
  private Witness witness;
  private Lateness quiet;
  private Instant begun = Instant.EPOCH;
  private int addresses;

  /** More of the server's configuration: tables, the one with the witness's schedules excepted. */
  abstract String configuration();

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    installation =
        Installation.start(
            home,
            configuration()
                + "\n[schedules.vader]\nschedules = [{ name = \"every-second\","
                + " on_calendar = \"*-*-* *:*:*\", cmds = [\"true\"] }]\n");
    witness = Witness.start(installation);
    Instant from = Instant.now();
    await().atMost(LIMIT).until(() -> Instant.now().isAfter(from.plus(QUIET)));
    witness.awaitStarts(from, from.plus(QUIET));
    quiet = witness.lateness(from, from.plus(QUIET));
  }

  @AfterAll
  void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  Installation installation() {
    return installation;
  }

  @BeforeEach
  void begin() {
    begun = Instant.now();
  }

  @AfterEach
  void theWitnessNoticedNothing_andTheServerIsWell() throws Exception {
    Instant end = begun.plusSeconds(Duration.between(begun, Instant.now()).toSeconds() + 1);
    await().atMost(LIMIT).until(() -> Instant.now().isAfter(end));
    witness.awaitStarts(begun, end);
    witness.missedNothing(begun, end);
    Lateness attacked = witness.lateness(begun, end);
    LOG.log(System.Logger.Level.INFO, "quiet: {0}; attacked: {1}", quiet, attacked);
    assertThat(attacked.p99()).as("lateness").isLessThan(quiet.p99().plus(TOLERANCE));
    assertThat(installation.server().isAlive()).isTrue();
    assertThat(memory()).as("resident memory of the server").isLessThan(MEMORY);
    assertThat(installation.cli("clients").output()).contains(Witness.NAME);
  }

  private long memory() throws IOException {
    Path status = Path.of("/proc", String.valueOf(installation.server().pid()), "status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
            .findFirst()
            .orElseThrow()
        : 0;
  }

  /** A connection from another address than the one before. */
  RawPeer open() throws IOException {
    return RawPeer.open(installation.port(), 2 + addresses++ % ADDRESSES);
  }

  /** A worker that has said hello and reads nothing. */
  RawPeer worker(String name) throws IOException {
    RawPeer peer = open();
    assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=" + name)).isEqualTo(101);
    peer.sendFramed(WorkerToServerCodec.encode(Messages.hello(UUID.randomUUID(), 0)));
    return peer;
  }

  /** A command line that has asked nothing yet. */
  RawPeer person() throws IOException {
    RawPeer peer = open();
    assertThat(peer.upgrade(Wire.CLI_PATH + "?name=hostile")).isEqualTo(101);
    return peer;
  }
}
