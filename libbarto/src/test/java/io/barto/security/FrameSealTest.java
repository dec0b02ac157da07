package io.barto.security;

import static io.barto.security.Direction.TO_SERVER;
import static io.barto.security.Direction.TO_WORKER;
import static io.barto.security.DropReason.BAD_MAC;
import static io.barto.security.DropReason.BAD_SIGNATURE;
import static io.barto.security.DropReason.MALFORMED;
import static io.barto.security.DropReason.NO_MAC;
import static io.barto.security.DropReason.OUT_OF_ORDER;
import static io.barto.security.DropReason.TRUNCATED;
import static io.barto.security.DropReason.UNSIGNED;
import static io.barto.security.TestKeys.CONNECTION;
import static io.barto.security.TestKeys.MAC;
import static io.barto.security.TestKeys.OTHER_MAC;
import static io.barto.security.TestKeys.OTHER_SIGNING;
import static io.barto.security.TestKeys.SIGNING;
import static io.barto.security.TestKeys.VERIFYING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.barto.security.SealedConnection.Nonce;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever somebody in between does to frames, what is taken is what was sent, once, in order. */
class FrameSealTest {
  private final FrameSealer server = new FrameSealer(CONNECTION, TO_WORKER, SIGNING, MAC);
  private final FrameSealer worker = new FrameSealer(CONNECTION, TO_SERVER, null, MAC);
  private final FrameOpener atWorker = new FrameOpener(CONNECTION, TO_WORKER, VERIFYING, MAC);
  private final FrameOpener atServer = new FrameOpener(CONNECTION, TO_SERVER, null, MAC);

  @Test
  void framesInOrder_areTaken() {
    for (String text : new String[] {"one", "two", "", "four"}) {
      assertTaken(atWorker, sent(server, text), text);
      assertTaken(atServer, sent(worker, text), text);
    }
    assertThat(atWorker.missing()).isZero();
  }

  @Test
  void twoSwapped_theEarlierIsDropped_andTheNextTaken() {
    byte[] first = sent(server, "first");
    byte[] second = sent(server, "second");
    assertTaken(atWorker, second, "second");
    assertThat(atWorker.missing()).isEqualTo(1);
    assertDropped(atWorker, first, OUT_OF_ORDER);
    assertTaken(atWorker, sent(server, "third"), "third");
  }

  @Test
  void oneRepeated_isTakenOnce() {
    byte[] frame = sent(worker, "frame");
    assertTaken(atServer, frame, "frame");
    assertDropped(atServer, frame, OUT_OF_ORDER);
    assertTaken(atServer, sent(worker, "next"), "next");
    assertThat(atServer.missing()).isZero();
  }

  @Test
  void sentBackToItsSender_isDropped() {
    assertDropped(atServer, sent(server, "reflected"), BAD_MAC);
    assertDropped(atWorker, sent(worker, "reflected"), BAD_MAC);
    assertTaken(atServer, sent(worker, "next"), "next");
    assertTaken(atWorker, sent(server, "next"), "next");
  }

  @Test
  void toAnotherWorker_orFromAnEarlierConnection_isDropped() {
    for (SealedConnection other :
        new SealedConnection[] {
          new SealedConnection("luke", CONNECTION.nonce(), CONNECTION.connection()),
          new SealedConnection("vader", new Nonce(1, 1), CONNECTION.connection()),
          new SealedConnection("vader", CONNECTION.nonce(), new UUID(1, 1))
        }) {
      var elsewhere = new FrameSealer(other, TO_WORKER, SIGNING, MAC);
      assertDropped(atWorker, sent(elsewhere, "lost"), BAD_MAC);
      var signedOnly = new FrameSealer(other, TO_WORKER, SIGNING, null);
      var verifying = new FrameOpener(CONNECTION, TO_WORKER, VERIFYING, null);
      assertDropped(verifying, sent(signedOnly, "lost"), BAD_SIGNATURE);
    }
    assertTaken(atWorker, sent(server, "next"), "next");
  }

  @Test
  void otherKeys_areNotTaken() {
    var otherMac = new FrameSealer(CONNECTION, TO_WORKER, SIGNING, OTHER_MAC);
    assertDropped(atWorker, sent(otherMac, "x"), BAD_MAC);
    var otherSignature = new FrameSealer(CONNECTION, TO_WORKER, OTHER_SIGNING, MAC);
    assertDropped(atWorker, sent(otherSignature, "x"), BAD_SIGNATURE);
  }

  @Test
  void whatLacksItsSeal_isDropped() {
    assertDropped(atWorker, sent(new FrameSealer(CONNECTION, TO_WORKER, null, MAC), "x"), UNSIGNED);
    assertDropped(
        atWorker, sent(new FrameSealer(CONNECTION, TO_WORKER, SIGNING, null), "x"), NO_MAC);
    assertDropped(atServer, sent(new FrameSealer(CONNECTION, TO_SERVER, null, null), "x"), NO_MAC);
    assertDropped(atServer, new byte[0], NO_MAC);
    assertDropped(atServer, new byte[] {4, 1, 2, 3}, MALFORMED);
    assertDropped(atServer, new byte[] {1, 0, 0}, TRUNCATED);
    assertTaken(atServer, sent(worker, "next"), "next");
  }

  @Test
  void whoHasNoKey_takesAllFrames() {
    var open = new FrameOpener(CONNECTION, TO_WORKER, null, null);
    assertThat(open.demandsSeal()).isFalse();
    byte[] sealed = sent(server, "sealed");
    assertTaken(open, sealed, "sealed");
    assertTaken(open, sealed, "sealed");
    assertTaken(open, sent(new FrameSealer(CONNECTION, TO_WORKER, null, null), "plain"), "plain");
  }

  @Test
  void aReceiverWithOneKey_needsOnlyThat() {
    assertTaken(new FrameOpener(CONNECTION, TO_WORKER, null, MAC), sent(server, "x"), "x");
    assertTaken(new FrameOpener(CONNECTION, TO_WORKER, VERIFYING, null), sent(server, "x"), "x");
  }

  @Test
  void whatIsMissing_isCounted() {
    byte[] first = sent(worker, "1");
    for (int lost = 0; lost < 3; lost++) {
      sent(worker, "lost");
    }
    assertTaken(atServer, first, "1");
    assertTaken(atServer, sent(worker, "5"), "5");
    assertThat(atServer.missing()).isEqualTo(3);
  }

  @Property(tries = 300)
  void anyByteChanged_isDropped(
      @ForAll @Size(max = 40) byte[] message,
      @ForAll @IntRange(max = 1000) int place,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] frame = server.seal(message);
    byte[] changed = frame.clone();
    changed[place % changed.length] ^= (byte) change;
    assertThat(dropped(new FrameOpener(CONNECTION, TO_WORKER, VERIFYING, MAC), changed))
        .isNotNull();
    assertThat(dropped(new FrameOpener(CONNECTION, TO_WORKER, VERIFYING, MAC), frame)).isNull();
  }

  @Property(tries = 300)
  void anyEndCutOff_isDropped(
      @ForAll @Size(max = 40) byte[] message, @ForAll @IntRange(max = 1000) int cut) {
    byte[] frame = server.seal(message);
    byte[] truncated = Arrays.copyOf(frame, cut % frame.length);
    assertThat(dropped(atWorker, truncated)).isNotNull();
  }

  @Property(tries = 1000)
  void anyBytesAtAll_areDropped_whereThereIsAKey(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(dropped(atWorker, bytes)).isNotNull();
    assertThat(dropped(atServer, bytes)).isNotNull();
    // without a key they may be anything, but no other exception
    dropped(new FrameOpener(CONNECTION, TO_SERVER, null, null), bytes);
  }

  @Property
  void aNonce_isWhatItsHeaderSays(@ForAll long high, @ForAll long low) {
    var nonce = new Nonce(high, low);
    assertThat(Nonce.ofHeader(nonce.base64())).isEqualTo(nonce);
  }

  @Test
  void aHeaderThatIsNoNonce_isNone() {
    assertThat(Nonce.ofHeader(null)).isEqualTo(Nonce.NONE);
    for (String header : List.of("", "AAAA", "!", "\u00e4")) {
      assertThat(Nonce.ofHeader(header)).isEqualTo(Nonce.NONE);
    }
  }

  private static byte[] sent(FrameSealer sealer, String text) {
    return sealer.seal(text.getBytes(UTF_8));
  }

  private static void assertTaken(FrameOpener opener, byte[] frame, String text) {
    try {
      assertThat(new String(TestKeys.bytes(opener.open(ByteBuffer.wrap(frame))), UTF_8))
          .isEqualTo(text);
    } catch (DroppedException e) {
      throw new AssertionError(text + " was dropped", e);
    }
  }

  private static void assertDropped(FrameOpener opener, byte[] frame, DropReason reason) {
    DroppedException dropped = requireNonNull(dropped(opener, frame), "not dropped");
    assertThat(dropped.reason()).isEqualTo(reason);
    // goes into the reason of a close frame
    assertThat(dropped.getMessage()).hasSizeLessThan(120).isASCII();
  }

  private static @Nullable DroppedException dropped(FrameOpener opener, byte[] frame) {
    return catchThrowableOfType(DroppedException.class, () -> opener.open(ByteBuffer.wrap(frame)));
  }
}
