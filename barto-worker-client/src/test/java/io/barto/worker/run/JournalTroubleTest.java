package io.barto.worker.run;

import static io.barto.worker.run.World.START;
import static io.barto.worker.run.World.book;
import static io.barto.worker.run.World.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.WorkerToServer.JournalCondition;
import io.barto.protocol.WorkerToServer.JournalState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does while its journal takes no records. */
class JournalTroubleTest {
  private static final Book EVERY_2 = book(1, schedule("a", "*-*-* *:*:0/2 UTC"));

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void begin() throws Exception {
    world = new World(directory);
  }

  @AfterEach
  void end() {
    world.journal.close();
  }

  private List<UnfiredRange> unfired() {
    return world.journal.plan().unfired();
  }

  @Test
  void aFullDisk_startsNothingAndIsSettledOnceThereIsRoom() {
    world.connect(EVERY_2).live(8);
    world.room = 0;
    world.live(60);
    world.dispatch("a", START.plusSeconds(68));
    assertThat(world.starts).isEqualTo(1);
    assertThat(world.said(JournalState.class))
        .singleElement()
        .extracting(JournalState::condition)
        .isEqualTo(JournalCondition.NOT_WRITABLE);
    world.room = Long.MAX_VALUE;
    world.live(2);
    assertThat(world.said(JournalState.class))
        .last()
        .extracting(JournalState::condition)
        .isEqualTo(JournalCondition.SOUND);
    assertThat(unfired())
        .singleElement()
        .extracting(UnfiredRange::reason)
        .asString()
        .contains("could not be written");
    assertThat(world.accepted("a")).startsWith(2L).endsWith(68L);
    assertThat(world.starts).isEqualTo(world.accepted("a").size());
  }

  @Test
  void aJournalThatCantBeWritten_startsNothing_andIsToldLikeAFullOne() {
    world.connect(EVERY_2).live(8);
    world.trouble = "Input/output error";
    world.live(60);
    assertThat(world.starts).isEqualTo(1);
    assertThat(world.said(JournalState.class))
        .singleElement()
        .satisfies(told -> assertThat(told.condition()).isEqualTo(JournalCondition.NOT_WRITABLE))
        .satisfies(told -> assertThat(told.text()).contains("Input/output error"));
    world.trouble = null;
    world.live(2);
    assertThat(world.said(JournalState.class))
        .last()
        .extracting(JournalState::condition)
        .isEqualTo(JournalCondition.SOUND);
    assertThat(unfired())
        .singleElement()
        .extracting(UnfiredRange::reason)
        .asString()
        .contains("could not be written");
    assertThat(world.accepted("a")).startsWith(2L).endsWith(64L);
  }
}
