package io.barto.security;

import static io.barto.security.DropReason.BAD_MAC;
import static io.barto.security.DropReason.BAD_SIGNATURE;
import static io.barto.security.DropReason.REPLAYED;
import static io.barto.security.DropReason.STALE;
import static io.barto.security.DropReason.TRUNCATED;
import static io.barto.security.TestKeys.MAC;
import static io.barto.security.TestKeys.OTHER_MAC;
import static io.barto.security.TestKeys.OTHER_SIGNING;
import static io.barto.security.TestKeys.SIGNING;
import static io.barto.security.TestKeys.VERIFYING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Version1OpenerTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final byte[] MESSAGE = {1};

  private Instant serverTime = START;
  private Instant workerTime = START;
  private final InstantSource serverClock = () -> serverTime;
  private final InstantSource workerClock = () -> workerTime;
  private final Random random = new Random(7);
  private final Version1Envelope server = server(SIGNING, MAC);
  private final Version1Opener worker =
      new Version1Opener(VERIFYING, MAC, Duration.ofSeconds(60), workerClock);

  private Version1Envelope server(@Nullable SigningKey signingKey, @Nullable MacKey macKey) {
    return new Version1Envelope(signingKey, macKey, serverClock, random);
  }

  @Test
  void messages_areTaken_alsoEmptyOnes() {
    assertTaken(server.wrap(MESSAGE));
    assertTaken(server.wrap(MESSAGE));
    assertThat(dropped(server.wrap(new byte[0]))).isNull();
  }

  @Test
  void replayed_isDropped_alsoAfterOthers_andTheNextTaken() {
    byte[] envelope = server.wrap(MESSAGE);
    assertTaken(envelope);
    assertTaken(server.wrap(MESSAGE));
    assertDropped(envelope, REPLAYED);
    assertTaken(server.wrap(MESSAGE));
  }

  @Test
  void stale_isDropped_eitherWay_atTheWindowsEdge() {
    byte[] old = server.wrap(MESSAGE);
    byte[] older = server.wrap(MESSAGE);
    workerTime = START.plusSeconds(60);
    assertTaken(old);
    workerTime = START.plusSeconds(61);
    assertDropped(older, STALE);
    workerTime = START.minusSeconds(61);
    assertDropped(older, STALE);
    workerTime = START.minusSeconds(60);
    assertTaken(older);
  }

  @Test
  void aClockSetBack_makesNothingNewAgain() {
    byte[] envelope = server.wrap(MESSAGE);
    assertTaken(envelope);
    serverTime = START.plusSeconds(500);
    workerTime = serverTime;
    assertTaken(server.wrap(MESSAGE));
    workerTime = START;
    assertDropped(envelope, REPLAYED);
  }

  @Test
  void unsignedOrOtherwiseSigned_isDropped() {
    assertDropped(server(null, MAC).wrap(new byte[100]), BAD_SIGNATURE);
    assertDropped(server(OTHER_SIGNING, MAC).wrap(MESSAGE), BAD_SIGNATURE);
    assertDropped(server(SIGNING, OTHER_MAC).wrap(MESSAGE), BAD_MAC);
    assertDropped(server(SIGNING, null).wrap(new byte[100]), BAD_MAC);
    assertDropped(server(SIGNING, null).wrap(MESSAGE), TRUNCATED);
    assertDropped(new byte[0], TRUNCATED);
    assertTaken(server.wrap(MESSAGE));
  }

  @Test
  void memory_isBounded_andNothingGetsThroughForIt() throws DroppedException {
    var window = new ReplayWindow(Duration.ofSeconds(60), 100);
    long now = START.getEpochSecond();
    for (int i = 0; i < 1000; i++) {
      window.admit(now + i / 50, i, now + i / 50);
      assertThat(window.remembered()).isLessThanOrEqualTo(100);
    }
    long end = now + 19;
    for (int i = 0; i < 1000; i++) {
      int nonce = i;
      assertThat(
              catchThrowableOfType(
                  DroppedException.class, () -> window.admit(now + nonce / 50, nonce, end)))
          .as("message %d", i)
          .isNotNull();
    }
    window.admit(end, 5000, end);
  }

  @Test
  void absurdTimes_areStale() {
    var window = new ReplayWindow(Duration.ofSeconds(60));
    for (long time : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
      DroppedException stale =
          catchThrowableOfType(
              DroppedException.class, () -> window.admit(time, 1, START.getEpochSecond()));
      assertThat(stale.reason()).isEqualTo(STALE);
    }
  }

  @Property(tries = 200)
  void anyByteChanged_isDropped(
      @ForAll @Size(max = 30) byte[] message,
      @ForAll @IntRange(max = 1000) int place,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] changed = server.wrap(message);
    changed[place % changed.length] ^= (byte) change;
    assertThat(dropped(changed)).isNotNull();
  }

  @Property(tries = 200)
  void anyEndCutOff_isDropped(
      @ForAll @Size(max = 30) byte[] message, @ForAll @IntRange(max = 1000) int cut) {
    byte[] envelope = server.wrap(message);
    assertThat(dropped(Arrays.copyOf(envelope, cut % envelope.length))).isNotNull();
  }

  private void assertTaken(byte[] envelope) {
    try {
      assertThat(TestKeys.bytes(worker.unwrap(ByteBuffer.wrap(envelope)))).isEqualTo(MESSAGE);
    } catch (DroppedException e) {
      throw new AssertionError("dropped", e);
    }
  }

  private void assertDropped(byte[] envelope, DropReason reason) {
    DroppedException dropped = requireNonNull(dropped(envelope), "not dropped");
    assertThat(dropped.reason()).isEqualTo(reason);
  }

  private @Nullable DroppedException dropped(byte[] envelope) {
    return catchThrowableOfType(
        DroppedException.class, () -> worker.unwrap(ByteBuffer.wrap(envelope)));
  }
}
