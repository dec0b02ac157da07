package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages that are none, and messages without an end. */
class HostileMessagesIT extends UnderAttack {
  private final Random random = new Random(20261123);

  @Override
  String configuration() {
    return "";
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
        byte[] message =
            worker ? RawPeer.framed(Messages.ofWorker(random)) : Messages.ofPerson(random);
        byte[] mutant = Messages.mutated(message, random);
        if (random.nextInt(20) == 0) {
          peer.write(mutant); // nothing of a WebSocket
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
        byte[] garbage = {19, 36, 'x'};
        for (int i = 0; i < 10; i++) {
          peer.send(ofWorker ? RawPeer.framed(garbage) : garbage);
        }
        assertThat(peer.awaitClose().closeCode()).isEqualTo(1007);
      }
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
}
