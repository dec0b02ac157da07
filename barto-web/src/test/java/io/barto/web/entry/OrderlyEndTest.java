package io.barto.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderlyEndTest {
  private final List<String> done = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final OrderlyEnd connection = new OrderlyEnd(() -> done.add("ended"), later::add);

  @Test
  void whoReads_endsItAtOnce() throws IOException {
    connection.read(connection::end);
    assertThat(done).containsExactly("ended");
    assertThat(later).isEmpty();
  }

  @Test
  void whoDoesNotRead_leavesItToTheReader_whoReadsNoMore() throws IOException {
    connection.end();
    connection.end();
    assertThat(done).isEmpty();
    connection.read(() -> done.add("read"));
    assertThat(done).containsExactly("ended");
  }

  @Test
  void whatIsEndedWhileItIsRead_endsAfterwards() throws IOException {
    connection.read(
        () -> {
          inAnotherThread();
          done.add("read");
        });
    assertThat(done).containsExactly("read", "ended");
  }

  private void inAnotherThread() {
    var thread = new Thread(this::end);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      connection.end();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whereItsMemoryIsNeeded_itEndsWhoeverReads() throws IOException {
    connection.endAtOnce();
    assertThat(done).containsExactly("ended");
    connection.read(() -> done.add("read"));
    assertThat(done).containsExactly("ended");
  }

  @Test
  void whereNothingComesAnyMore_itEndsInAMoment_once() throws IOException {
    connection.end();
    assertThat(later).hasSize(1);
    later.get(0).run();
    connection.read(() -> done.add("read"));
    assertThat(done).containsExactly("ended");
  }
}
