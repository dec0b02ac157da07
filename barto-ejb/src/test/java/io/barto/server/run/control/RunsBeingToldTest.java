package io.barto.server.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RunsBeingToldTest {
  private static final List<UUID> RUN = List.of(UUID.randomUUID());

  private final RunsBeingTold told = new RunsBeingTold();

  @Test
  void nothingOnItsWay_isNotWaitedFor() {
    told.begin(List.of(UUID.randomUUID()));
    told.await(RUN);
  }

  @Test
  void whatIsToldTwice_isWaitedForTwice() throws Exception {
    told.begin(RUN);
    told.begin(RUN);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> told.await(RUN));
    told.end(RUN);
    assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    told.end(RUN);
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void theEnd_letsGoOfWhoeverWaits() throws Exception {
    told.begin(RUN);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> told.await(RUN));
    told.close();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isNull();
  }
}
