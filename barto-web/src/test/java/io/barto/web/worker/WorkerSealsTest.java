package io.barto.web.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.JournalMark;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.security.Direction;
import io.barto.security.FrameOpener;
import io.barto.security.FrameSealer;
import io.barto.security.MacKey;
import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import io.barto.server.worker.boundary.DroppedMessages;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerSealsTest {
  private static final SealedConnection CONNECTION =
      new SealedConnection("vader", new Nonce(1, 2), new UUID(3, 4));
  private static final MacKey KEY = MacKey.of("shared".getBytes(UTF_8));
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final Output OUTPUT = new Output(List.of());
  private static final Heartbeat HEARTBEAT = new Heartbeat(Instant.EPOCH, JournalMark.NONE, 0);

  private final List<Runnable> later = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> renewed = new ArrayList<>();
  private final DroppedMessages dropped = new DroppedMessages();
  private final FrameSealer worker = new FrameSealer(CONNECTION, Direction.TO_SERVER, null, KEY);
  private final WorkerSeals seals =
      new WorkerSeals(
          "vader",
          new FrameOpener(CONNECTION, Direction.TO_SERVER, null, KEY),
          dropped,
          later::add,
          refused::add,
          renewed::add);

  private @Nullable ByteBuffer open(byte[] frame) {
    return seals.open(ByteBuffer.wrap(frame));
  }

  private void aMomentPasses() {
    List.copyOf(later).forEach(Runnable::run);
    later.clear();
  }

  @Test
  void goodFrames_areOpened() {
    assertThat(open(worker.seal(MESSAGE))).isEqualTo(ByteBuffer.wrap(MESSAGE));
    assertThat(later).isEmpty();
    assertThat(dropped.all()).isEmpty();
  }

  @Test
  void beforeTheHello_aBadFrame_refusesTheWorkerAMomentLater() {
    assertThat(open(new byte[] {0, 1})).isNull();
    assertThat(open(new byte[] {0, 1})).isNull();
    assertThat(refused).isEmpty();
    aMomentPasses();
    assertThat(refused).singleElement().asString().contains("hmac_key");
    assertThat(dropped.all())
        .containsExactly(new DroppedMessages.Dropped("vader", false, "without MAC", 2));
  }

  @Test
  void aGoodHelloWithinTheMoment_isNotRefused() {
    open(new byte[] {0, 1});
    assertThat(open(worker.seal(MESSAGE))).isNotNull();
    seals.greeted();
    aMomentPasses();
    assertThat(refused).isEmpty();
  }

  @Test
  void afterTheHello_badFramesAreDroppedAndNothingElseHappens() {
    byte[] hello = worker.seal(MESSAGE);
    open(hello);
    seals.greeted();
    assertThat(open(hello)).isNull();
    assertThat(open(worker.seal(MESSAGE))).isNotNull();
    aMomentPasses();
    assertThat(refused).isEmpty();
    assertThat(renewed).isEmpty();
    assertThat(seals.takes(OUTPUT)).isTrue();
  }

  @Test
  void aMissingFrame_holdsOutputBack_andRenewsTheConnectionOnce() {
    open(worker.seal(MESSAGE));
    seals.greeted();
    worker.seal(MESSAGE);
    assertThat(open(worker.seal(MESSAGE))).isNotNull();
    assertThat(seals.takes(OUTPUT)).isFalse();
    assertThat(seals.takes(HEARTBEAT)).isTrue();
    worker.seal(MESSAGE);
    open(worker.seal(MESSAGE));
    aMomentPasses();
    assertThat(renewed).hasSize(1);
  }
}
