package io.barto.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.JournalMark;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServerCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whose a worker's name is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerNamesIT {
  private Installation installation;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    installation = Installation.start(home, "[limits]\ntakeover_grace = 3600\n");
  }

  @AfterAll
  void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void aName_isKeptForItsInstance_andACopyOfItsDiskIsTold() throws Exception {
    UUID known = UUID.randomUUID();
    assertThat(answer("kept", known, 9)).isInstanceOf(Welcome.class);
    assertThat(answer("kept", UUID.randomUUID(), 1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_IN_USE);
              assertThat(refusal.text()).contains("`kept`", "elsewhere", "bartoc.toml");
            });
    assertThat(answer("kept", known, 8))
        .isInstanceOfSatisfying(
            Refusal.class,
            warning -> assertThat(warning.code()).isEqualTo(ErrorCode.JOURNAL_BEHIND));
    assertThat(installation.cli("info").output()).contains("kept", "record 8");
    assertThat(answer("kept", known, 9)).isInstanceOf(Welcome.class);
  }

  @Test
  void aCopyOfADiskThatWentFurtherByItself_isTold() throws Exception {
    UUID instance = UUID.randomUUID();
    JournalMark shared = new JournalMark(5, 50);
    assertThat(answer("twin", Messages.hello(instance, shared))).isInstanceOf(Welcome.class);
    Hello ofOriginal = Messages.hello(instance, shared, new JournalMark(9, 90));
    assertThat(answer("twin", ofOriginal)).isInstanceOf(Welcome.class);
    Hello ofCopy = Messages.hello(instance, shared, new JournalMark(12, 120));
    assertThat(answer("twin", ofCopy))
        .isInstanceOfSatisfying(
            Refusal.class,
            warning -> {
              assertThat(warning.code()).isEqualTo(ErrorCode.JOURNAL_BEHIND);
              assertThat(warning.text()).contains("record 12", "record 9", "gone on by itself");
            });
    assertThat(installation.cli("info").output()).contains("twin", "gone on by itself");
  }

  private ServerToWorker answer(String name, UUID instance, long position) throws Exception {
    return answer(name, Messages.hello(instance, position));
  }

  /** What the server says first to a hello. */
  private ServerToWorker answer(String name, Hello hello) throws Exception {
    try (RawPeer peer = RawPeer.open(installation.port(), 2)) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=" + name)).isEqualTo(101);
      peer.sendFramed(WorkerToServerCodec.encode(hello));
      byte[] frame = requireNonNull(peer.next()).payload().getBytes(ISO_8859_1);
      assertThat(frame[0]).as("flags: no seal").isZero();
      return ServerToWorkerCodec.decode(ByteBuffer.wrap(frame, 1, frame.length - 1).slice());
    }
  }

  @Test
  void aWorkerSeenWithVersion2_isNotServedWithVersion1() throws Exception {
    assertThat(answer("modern", UUID.randomUUID(), 1)).isInstanceOf(Welcome.class);
    try (RawPeer peer = RawPeer.open(installation.port(), 2)) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=modern", null)).isEqualTo(403);
      assertThat(peer.refusal()).contains("`modern` was seen with version 2", "allow_downgrade");
    }
    try (RawPeer peer = RawPeer.open(installation.port(), 2)) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=old-one", null)).isEqualTo(101);
    }
  }
}
