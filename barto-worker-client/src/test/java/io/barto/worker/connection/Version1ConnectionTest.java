package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.config.Secret;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Cleanup;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.security.DropCounts;
import io.barto.security.DroppedException;
import io.barto.security.MacKey;
import io.barto.security.VerifyingKey;
import io.barto.security.Version1Opener;
import io.barto.worker.report.Outbox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against bytes recorded from the published server 1.5. */
class Version1ConnectionTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final byte[] INITIALIZE =
      HEX.parseHex(
          "002437363235333564372d633335362d346638392d386661342d34306162373262376438643103046563686f"
              + "0c2a2c2a2c2a2031303a523a52020f6563686f202d6e2022626172746f22026466046563686f086d696e"
              + "7574656c790104747275650577726f6e67164d6f6e2e2e467269202a2c2a2c2a202a3a2a3a302f350106"
              + "657869742037");

  /** A Cleanup, signed and with a MAC, and when that was. */
  private static final byte[] SEALED_CLEANUP =
      HEX.parseHex(
          "0974215cc6e4740a445b5af62dc057a06e3976d88310c70c20452794ef5ec5b1fde6e3456b4e2127a89b9f42"
              + "dbe05fcebab49ed7d0a9ab05a443ed551b6d3103000000006b044d5fdd555f162901d2ff411d2035c83a"
              + "f15ce78b5d98111a8fa92d7bae1ed331bc749576d619f512d4cb01");

  private static final Instant SEALED_AT = Instant.ofEpochSecond(0x6b044d5f);
  private static final String PUBLIC_KEY = "2hppfNRdkHoto08IoPDmg90nn4U+kjs0+uEL0YsDO7Y=";
  private static final UUID CONNECTION = UUID.fromString("762535d7-c356-4f89-8fa4-40ab72b7d8d1");
  private static final UUID RUN = UUID.fromString("0190c0de-7b1e-7c5a-8f00-00000000abcd");
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456789Z");

  /** Keeps what it is told. */
  private static class Notes extends SilentVersion1 {
    final List<ServerToWorker> received = new CopyOnWriteArrayList<>();
    final List<StreamEnd> output = new CopyOnWriteArrayList<>();
    final List<UUID> ended = new CopyOnWriteArrayList<>();
    volatile @Nullable Outbox outbox;
    volatile @Nullable String objection;
    volatile @Nullable Version1Opener opener;

    @Override
    public @Nullable String objection() {
      return objection;
    }

    @Override
    public boolean wantsProtection() {
      return opener != null;
    }

    @Override
    public @Nullable ByteBuffer unwrap(ByteBuffer envelope) {
      try {
        return opener == null ? envelope : opener.unwrap(envelope);
      } catch (DroppedException e) {
        return null;
      }
    }

    @Override
    public void connected(UUID connection, Outbox to) {
      outbox = to;
    }

    @Override
    public void received(ServerToWorker message) {
      received.add(message);
    }

    @Override
    public void stored(List<StreamEnd> stored, List<UUID> runs) {
      output.addAll(stored);
      ended.addAll(runs);
    }
  }

  private final Notes notes = new Notes();
  private @Nullable OldServer server;
  private @Nullable ServerConnection connection;
  private @Nullable Thread thread;

  private OldServer connect(byte[]... first) throws Exception {
    var old = new OldServer(first);
    server = old;
    var access =
        new ServerAccess(
            old.uri(), Duration.ofSeconds(5), 10, false, Secret.of("open-sesame"), null);
    var conversation =
        new Silent() {
          @Override
          public Version1 version1() {
            return notes;
          }
        };
    var connecting =
        new ServerConnection(
            access,
            new Protection("vader", null, null, new DropCounts(System::nanoTime)),
            conversation,
            System::nanoTime,
            new Random(1));
    connection = connecting;
    thread =
        new Thread(
            () -> {
              try {
                connecting.run();
              } catch (InterruptedException e) {
                // the test is over
              }
            });
    thread.start();
    return old;
  }

  @AfterEach
  void stop() throws Exception {
    if (connection != null && thread != null && server != null) {
      connection.stop();
      thread.interrupt();
      server.close();
      thread.join();
    }
  }

  private Outbox outbox() {
    await().until(() -> notes.outbox != null);
    return java.util.Objects.requireNonNull(notes.outbox);
  }

  @Test
  void theWorker_pingsAtOnceAndSaysWhatItIs() throws Exception {
    OldServer old = connect();
    await().until(() -> !old.messages.isEmpty());
    assertThat(old.pings.get(0)).hasSize(12);
    assertThat(HEX.formatHex(old.messages.get(0)))
        .isEqualTo(
            "010a41726368204c696e757805766164657207726f6c6c696e670c362e31322e312d617263683105"
                + "322e302e30");
  }

  @Test
  void theWorker_pingsEveryFiveSeconds() throws Exception {
    OldServer old = connect();
    await().atMost(Duration.ofSeconds(8)).until(() -> old.pings.size() == 2);
    assertThat(ByteBuffer.wrap(old.pings.get(1)).getLong()).isBetween(5L, 7L);
  }

  @Test
  void schedulesAndCleanup_areUnderstood() throws Exception {
    connect(INITIALIZE, new byte[] {1});
    await().until(() -> notes.received.size() == 2);
    Initialize initialize = (Initialize) notes.received.get(0);
    assertThat(initialize.connection()).isEqualTo(CONNECTION);
    assertThat(initialize.schedules()).hasSize(3);
    assertThat(initialize.schedules().get(0).commands()).containsExactly("echo -n \"barto\"", "df");
    assertThat(notes.received.get(1)).isEqualTo(new Cleanup());
  }

  @Test
  void anEmptyMessage_takesTheSchedulesAway() throws Exception {
    connect(new byte[0]);
    await().until(() -> !notes.received.isEmpty());
    assertThat(((Initialize) notes.received.get(0)).schedules()).isEmpty();
    assertThat(notes.outbox).isNotNull();
  }

  @Test
  void anEmptyMessage_isNotBelievedWhereKeysAreConfigured() throws Exception {
    notes.opener = opener(SEALED_AT);
    connect(new byte[0], SEALED_CLEANUP);
    await().until(() -> !notes.received.isEmpty());
    assertThat(notes.received).containsExactly(new Cleanup());
    assertThat(notes.outbox).isNotNull();
  }

  @Test
  void whatIsTamperedWithUnsignedOrRepeated_isDropped() throws Exception {
    notes.opener = opener(SEALED_AT);
    byte[] tampered = SEALED_CLEANUP.clone();
    tampered[tampered.length - 1] ^= 1;
    connect(INITIALIZE, tampered, SEALED_CLEANUP, SEALED_CLEANUP, new byte[0]);
    outbox();
    assertThat(notes.received).containsExactly(new Cleanup());
  }

  @Test
  void whatIsTooOld_isDropped() throws Exception {
    notes.opener = opener(SEALED_AT.plusSeconds(61));
    connect(SEALED_CLEANUP, new byte[0]);
    outbox();
    assertThat(notes.received).isEmpty();
  }

  private static Version1Opener opener(Instant now) {
    return new Version1Opener(
        VerifyingKey.ofBase64(PUBLIC_KEY),
        MacKey.of("shared secret".getBytes(StandardCharsets.UTF_8)),
        Duration.ofSeconds(60),
        InstantSource.fixed(now));
  }

  @Test
  void aRecord_isStoredOnceAPongHasComeAfterIt() throws Exception {
    OldServer old = connect(INITIALIZE);
    Outbox outbox = outbox();
    old.answersPings = false;
    outbox.output(aBatch());
    await().until(() -> old.messages.size() == 3 && old.pings.size() >= 2);
    assertThat(HEX.formatHex(old.messages.get(1)))
        .isEqualTo(
            "0000"
                + text(CONNECTION.toString())
                + text("vader")
                + text("2026-11-23T10:00:00.123456789Z")
                + text(RUN.toString())
                + text("echo")
                + "01"
                + text("hi"));
    assertThat(notes.output).isEmpty();
    old.pong(old.pings.get(old.pings.size() - 1));
    await().until(() -> !notes.output.isEmpty());
    assertThat(notes.output).containsExactly(new StreamEnd(RUN, OutputKind.STDERR, 9, 2));
  }

  @Test
  void anEnd_isAStatusAndStoredByAPongToo() throws Exception {
    OldServer old = connect(INITIALIZE);
    outbox().end(new RunEnd(RUN, Outcome.EXITED, 143, "", AT, AT, 0, 0));
    await().until(() -> notes.ended.contains(RUN));
    assertThat(HEX.formatHex(old.messages.get(1)))
        .isEqualTo("0001" + text(RUN.toString()) + text(AT.toString()) + "01fb1e0100");
  }

  @Test
  void aCutConnection_isMadeAgainAndNothingUnansweredCountsAsStored() throws Exception {
    OldServer old = connect(INITIALIZE);
    Outbox outbox = outbox();
    old.answersPings = false;
    outbox.output(aBatch());
    await().until(() -> old.messages.size() == 3);
    notes.outbox = null;
    old.cut();
    await().until(() -> notes.outbox != null);
    assertThat(notes.outbox).isNotSameAs(outbox);
    assertThat(notes.output).isEmpty();
  }

  @Test
  void version1_isNotSpokenWhereItMustNotBe() throws Exception {
    notes.objection = "it has spoken version 2 before";
    OldServer old = connect(INITIALIZE);
    await().during(Duration.ofMillis(500)).until(() -> old.messages.isEmpty());
    assertThat(old.pings).isEmpty();
    assertThat(notes.received).isEmpty();
  }

  private static OutputBatch aBatch() {
    List<Line> lines = List.of(new Line(0, 3, "hi"), new Line(5, 6, "there"));
    return new OutputBatch(RUN, OutputKind.STDERR, 0, 0, AT, lines, false);
  }

  private static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HEX.toHexDigits((byte) bytes.length) + HEX.formatHex(bytes);
  }
}
