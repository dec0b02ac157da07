package io.barto.server.output.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.server.output.control.FollowerQueue.Stream;
import io.barto.server.output.control.FollowerQueue.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowerQueueTest {
  private static final UUID RUN = new UUID(1, 2);

  private final FollowerQueue queue = new FollowerQueue();

  @Test
  void take_givesWhatHasComeInItsOrder() throws InterruptedException {
    queue.add(batch("a"));
    queue.add(batch("b"));
    assertThat(queue.take(Duration.ZERO).batches()).containsExactly(batch("a"), batch("b"));
    assertThat(queue.take(Duration.ofMillis(1)).batches()).isEmpty();
  }

  @Test
  void add_beyondTheRoom_onlyCountsLines_untilThatIsTold() throws InterruptedException {
    String long1 = "x".repeat((int) FollowerQueue.CAPACITY / 2);
    queue.add(batch(long1));
    queue.add(batch(long1));
    queue.add(batch("c"));
    Taken taken = queue.take(Duration.ZERO);
    assertThat(taken.batches()).containsExactly(batch(long1));
    assertThat(taken.missed()).containsEntry(new Stream(RUN, OutputKind.STDOUT), 2L).hasSize(1);
    queue.add(batch("d"));
    assertThat(queue.take(Duration.ZERO)).isEqualTo(new Taken(List.of(batch("d")), Map.of()));
  }

  @Test
  void add_oneThatIsLargerThanTheRoom_isTakenWhereNothingElseWaits() throws InterruptedException {
    OutputBatch large = batch("x".repeat((int) FollowerQueue.CAPACITY + 1));
    queue.add(large);
    assertThat(queue.take(Duration.ZERO).batches()).containsExactly(large);
  }

  @Test
  void take_ofAClosedQueue_doesNotWait() throws InterruptedException {
    queue.close();
    assertThat(queue.take(Duration.ofDays(1)).batches()).isEmpty();
  }

  private static OutputBatch batch(String text) {
    return new OutputBatch(
        RUN, OutputKind.STDOUT, 0, 0, Instant.EPOCH, List.of(new Line(0, 1, text)), false);
  }
}
