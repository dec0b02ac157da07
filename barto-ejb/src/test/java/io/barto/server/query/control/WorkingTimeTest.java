package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
  private static final long SECOND = 1_000_000_000;

  /** What is scheduled stays there, and is only noted. */
  private static final class NotingScheduler extends ScheduledThreadPoolExecutor {
    private final List<Long> delays = new ArrayList<>();

    NotingScheduler() {
      super(1);
      setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      delays.add(unit.toNanos(delay));
      return super.schedule(command, 1, TimeUnit.DAYS);
    }

    /** Carries out what still is to come. */
    void fire() {
      List.copyOf(getQueue()).forEach(one -> ((RunnableScheduledFuture<?>) one).run());
    }
  }

  private final NotingScheduler scheduler = new NotingScheduler();
  private final List<String> ended = new ArrayList<>();
  private long now = 7 * SECOND;

  private WorkingTime begun() {
    return new WorkingTime(scheduler, () -> now, 20 * SECOND, () -> ended.add("ended"));
  }

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void theTimeOfOthers_isNotCounted() {
    try (WorkingTime time = begun()) {
      now += 5 * SECOND;
      time.uncounted(() -> now += 600 * SECOND);
      now += 4 * SECOND;
      time.uncounted(
          () -> {
            assertThat(scheduler.getQueue()).as("nothing ends it meanwhile").isEmpty();
            now += 30 * SECOND;
          });
    }
    assertThat(scheduler.delays).containsExactly(20 * SECOND, 15 * SECOND, 11 * SECOND);
    assertThat(scheduler.getQueue()).as("it has come to its end").isEmpty();
  }

  @Test
  void whatTakesTooLongItself_isEnded() {
    try (WorkingTime time = begun()) {
      now += 25 * SECOND;
      time.uncounted(() -> now += SECOND);
      assertThat(scheduler.delays).endsWith(0L);
      scheduler.fire();
    }
    assertThat(ended).containsExactly("ended");
  }
}
