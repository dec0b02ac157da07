package io.barto.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Line;
import io.barto.protocol.WorkerToServer.Outcome;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.OutputBatch;
import io.barto.protocol.WorkerToServer.RunEnd;
import io.barto.protocol.WorkerToServerCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever peers send, slowly, never or maliciously: another worker has exactly one run for every
 * second meanwhile, the server stays within its memory, and answers afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePeersIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final int ADDRESSES = 200;

  /** The heap's 512 MiB and what a JVM needs beside it. */
  private static final long MEMORY = 900L << 20;

  private static final String CONFIGURATION =
      """
      [limits]
      hello_timeout = 3
      unread_size = "1MiB"
      takeover_grace = 3600

      [schedules.vader]
      schedules = [
        { name = "every-second", on_calendar = "*-*-* *:*:*", cmds = ["true"] },
        { name = "flood", on_calendar = "*-*-* *:*:0/30", cmds = ["head -c 20000000 /dev/zero | tr '\\\\0' x | fold -w 1000"] },
      ]
      """;

  private final Random random = new Random(20261123);
  private Installation installation;
  private Instant begun = Instant.EPOCH;
  private int addresses;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    installation = Installation.start(home, CONFIGURATION);
    installation.startWorker("vader");
    installation.awaitNumber(count("every-second"), 2, LIMIT);
  }

  @AfterAll
  void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  private static String count(String schedule) {
    return "SELECT COUNT(*) FROM run WHERE schedule = '" + schedule + "' AND state = 'SUCCEEDED'";
  }

  @BeforeEach
  void begin() {
    begun = Instant.now();
  }

  @AfterEach
  void everySecondHadItsRun_andTheServerIsWell() throws Exception {
    long passed = Duration.between(begun, Instant.now()).toSeconds();
    String since = " FROM run WHERE schedule = 'every-second' AND nominal >= '" + text(begun) + "'";
    installation.awaitNumber("SELECT COUNT(*)" + since, passed, LIMIT);
    assertThat(
            installation.number(
                "SELECT TIMESTAMPDIFF(SECOND, MIN(nominal), MAX(nominal)) + 1 - COUNT(*)" + since))
        .as("seconds without a run")
        .isZero();
    assertThat(installation.number("SELECT COUNT(*) - COUNT(DISTINCT nominal)" + since)).isZero();
    assertThat(installation.server().isAlive()).isTrue();
    assertThat(memory()).as("resident memory of the server").isLessThan(MEMORY);
    assertThat(installation.cli("clients").output()).contains("vader");
  }

  private static String text(Instant at) {
    return at.plusSeconds(1).toString().substring(0, 19).replace('T', ' ');
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

  private RawPeer open() throws IOException {
    return RawPeer.open(installation.port(), 2 + addresses++ % ADDRESSES);
  }

  private RawPeer worker(String name) throws IOException {
    RawPeer peer = open();
    assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=" + name)).isEqualTo(101);
    peer.send(WorkerToServerCodec.encode(Messages.hello(UUID.randomUUID(), 0)));
    return peer;
  }

  private RawPeer person() throws IOException {
    RawPeer peer = open();
    assertThat(peer.upgrade(Wire.CLI_PATH + "?name=hostile")).isEqualTo(101);
    return peer;
  }

  @Test
  void tenThousandMutatedAndRandomFrames() throws IOException {
    int sent = 0;
    for (int round = 0; sent < 10_000; round++) {
      try (RawPeer peer = round % 2 == 0 ? worker("mutant-" + round) : person()) {
        sent += sendMutants(peer, round % 2 == 0);
      }
    }
  }

  /** Until the server has enough of it. */
  private int sendMutants(RawPeer peer, boolean worker) {
    int sent = 0;
    try {
      while (sent < 25) {
        byte[] message = worker ? Messages.ofWorker(random) : Messages.ofPerson(random);
        byte[] mutant = Messages.mutated(message, random);
        if (random.nextInt(20) == 0) {
          peer.write(mutant); // no frame at all
        } else {
          peer.send(mutant);
        }
        sent++;
      }
    } catch (IOException e) {
      sent++; // closed meanwhile
    }
    return sent;
  }

  @Test
  void tenBadMessages_closeWith1007() throws IOException {
    for (boolean ofWorker : List.of(true, false)) {
      try (RawPeer peer = ofWorker ? worker("garbage") : person()) {
        for (int i = 0; i < 10; i++) {
          peer.send(new byte[] {19, 36, 'x'});
        }
        assertThat(peer.awaitClose().closeCode()).isEqualTo(1007);
      }
    }
  }

  @Test
  void aThousandSlowOrHalfOpenHandshakes() throws Exception {
    var slow = new ArrayList<RawPeer>();
    try {
      for (int i = 0; i < 1_000; i++) {
        RawPeer peer = open();
        slow.add(peer);
        if (i % 2 == 0) {
          peer.write("GET /v1/ws/worker?name=slow HTTP/1.1\r\nHost: 127.0".getBytes(ISO_8859_1));
        }
      }
      assertThat(installation.cli("info").exitCode()).isZero();
      for (RawPeer peer : slow.subList(0, 500)) {
        peer.write(new byte[] {'.'});
      }
      worker("among-the-slow").close();
      assertThat(installation.cli("clients").exitCode()).isZero();
    } finally {
      slow.forEach(RawPeer::close);
    }
  }

  @Test
  void whoNeverSaysHello_isCutOff() throws IOException {
    try (RawPeer peer = open()) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=silent")).isEqualTo(101);
      peer.send(WorkerToServerCodec.encode((WorkerToServer) new Heartbeat(NOW, 0, 0)));
      RawPeer.Frame close = peer.awaitClose();
      assertThat(close.closeCode()).isEqualTo(1008);
      assertThat(close.closeReason()).contains("no hello");
    }
  }

  @Test
  void unfinishedMessages_areCutOffBeforeTheyFillTheMemory() throws IOException {
    var peers = new ArrayList<RawPeer>();
    try {
      for (int i = 0; i < 40; i++) {
        RawPeer peer = worker("unfinished-" + i);
        peers.add(peer);
        try {
          peer.write(RawPeer.frame(0x82, 4 << 20, new byte[(4 << 20) - 1000]));
        } catch (IOException e) {
          // cut off while it sent
        }
      }
      await().atMost(LIMIT).until(() -> peers.stream().anyMatch(RawPeer::isCutOff));
    } finally {
      peers.forEach(RawPeer::close);
    }
  }

  @Test
  void aWorkerThatFloodsAndNeverReads_costsOthersNothing() throws IOException {
    Instant end = Instant.now().plusSeconds(10);
    byte[] ends = WorkerToServerCodec.encode(new Ended(manyEnds()));
    byte[] output = WorkerToServerCodec.encode(new Output(List.of(batch())));
    try (RawPeer peer = worker("deaf")) {
      boolean open = true;
      while (open && Instant.now().isBefore(end)) {
        open = !isCutOff(peer, ends) && !isCutOff(peer, output);
      }
    }
  }

  private static boolean isCutOff(RawPeer peer, byte[] message) {
    try {
      peer.send(message);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static List<RunEnd> manyEnds() {
    var ends = new ArrayList<RunEnd>();
    for (int i = 0; i < 1_000; i++) {
      ends.add(new RunEnd(UUID.randomUUID(), Outcome.EXITED, 0, "", NOW, NOW, 0, 0));
    }
    return ends;
  }

  private static OutputBatch batch() {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < 640; i++) {
      lines.add(new Line(0, 101, "x".repeat(100)));
    }
    return new OutputBatch(UUID.randomUUID(), OutputKind.STDOUT, 0, 0, NOW, lines, false);
  }

  @Test
  void peopleWhoAskAndNeverRead_areCutOff_andOthersAreAnswered() throws Exception {
    installation.awaitNumber(count("flood"), 1, LIMIT);
    var deaf = new ArrayList<RawPeer>();
    try {
      for (int i = 0; i < 6; i++) {
        RawPeer peer = RawPeer.open(installation.port(), 250);
        deaf.add(peer);
        peer.upgrade(Wire.CLI_PATH + "?name=deaf");
        peer.send(CliToServerCodec.encode(new CliToServer.ListOutput("vader", "flood")));
      }
      assertThat(installation.cli("list", "--name", "vader", "-c", "every-second").exitCode())
          .isZero();
      await().atMost(LIMIT).until(() -> deaf.stream().anyMatch(RawPeer::isCutOff));
    } finally {
      deaf.forEach(RawPeer::close);
    }
  }

  @Test
  void aName_isKeptForItsInstance_andACopyOfItsDiskIsTold() throws Exception {
    UUID known = UUID.randomUUID();
    assertThat(answer(known, 9)).isInstanceOf(Welcome.class);
    assertThat(answer(UUID.randomUUID(), 1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_IN_USE);
              assertThat(refusal.text()).contains("`kept`", "elsewhere", "bartoc.toml");
            });
    assertThat(answer(known, 8))
        .isInstanceOfSatisfying(
            Refusal.class,
            warning -> assertThat(warning.code()).isEqualTo(ErrorCode.JOURNAL_BEHIND));
    assertThat(installation.cli("info").output()).contains("kept", "record 8");
    assertThat(answer(known, 9)).isInstanceOf(Welcome.class);
  }

  /** What the server says first to a hello. */
  private ServerToWorker answer(UUID instance, long position) throws Exception {
    try (RawPeer peer = open()) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=kept")).isEqualTo(101);
      peer.send(WorkerToServerCodec.encode(Messages.hello(instance, position)));
      RawPeer.Frame frame = peer.next();
      assertThat(frame).isNotNull();
      return ServerToWorkerCodec.decode(
          ByteBuffer.wrap(requireNonNull(frame).payload().getBytes(ISO_8859_1)));
    }
  }

  @Test
  void aWorkerSeenWithVersion2_isNotServedWithVersion1() throws IOException {
    try (RawPeer peer = open()) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=vader", null)).isEqualTo(403);
    }
    try (RawPeer peer = open()) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=%20vader")).isEqualTo(400);
    }
  }
}
