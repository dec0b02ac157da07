package io.barto.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.JournalMark;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServerCodec;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Connections that are begun and not made. */
class HostileHandshakesIT extends UnderAttack {
  @Override
  String configuration() {
    return "[limits]\nhello_timeout = 3\n";
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
      assertThat(installation().cli("info").exitCode()).isZero();
      for (RawPeer peer : slow.subList(0, 500)) {
        peer.write(new byte[] {'.'});
      }
      worker("among-the-slow").close();
      assertThat(installation().cli("clients").exitCode()).isZero();
    } finally {
      slow.forEach(RawPeer::close);
    }
  }

  @Test
  void whoNeverSaysHello_isCutOff_withoutAFussInTheLog() throws IOException {
    try (RawPeer peer = open()) {
      assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=silent")).isEqualTo(101);
      peer.sendFramed(
          WorkerToServerCodec.encode((WorkerToServer) new Heartbeat(NOW, JournalMark.NONE, 0)));
      RawPeer.Frame close = peer.awaitClose();
      assertThat(close.closeCode()).isEqualTo(1008);
      assertThat(close.closeReason()).contains("no hello");
    }
    assertThat(installation().server().output()).doesNotContain("Exception", "WELD-");
  }

  @Test
  void guessesAtNames_areRefusedWithTheReason_andLoggedOnceASecond() throws IOException {
    int attempts = 200;
    for (int i = 0; i < attempts; i++) {
      try (RawPeer peer = open()) {
        assertThat(peer.upgrade(Wire.WORKER_PATH + "?name=%20bad")).isEqualTo(400);
        assertThat(peer.refusal()).contains("the name is not");
      }
    }
    long lines = installation().server().output().lines().filter(l -> l.contains("(400)")).count();
    assertThat(lines).isBetween(1L, attempts / 4L);
  }
}
