package io.barto.plan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One due instant of one schedule. A fire happens at most once, whoever triggers it.
 *
 * @param schedule whose fire it is
 * @param nominal the second at which it is due, on a whole second
 */
public record Fire(ScheduleKey schedule, Instant nominal) {
  public Fire {
    requireNonNull(schedule, "schedule");
    if (!nominal.truncatedTo(ChronoUnit.SECONDS).equals(nominal)) {
      throw new IllegalArgumentException("a nominal time is a whole second: " + nominal);
    }
  }
}
