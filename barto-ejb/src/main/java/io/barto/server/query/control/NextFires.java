package io.barto.server.query.control;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import io.barto.plan.ScheduleBook;
import io.barto.protocol.ServerToCli.FireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fires that come next, of all schedules, for people who ask again and again: what was planned
 * for one answer is there for the next. Safe for use by several threads.
 */
public final class NextFires {
  private static final Instant EVER = Instant.parse("9999-12-31T23:59:59Z");

  /** After so long it is planned anew: what nobody asked for meanwhile need not be gone through. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final int most;
  private final ArrayDeque<Fire> coming = new ArrayDeque<>();
  private @Nullable FirePlanner planner;
  private long generation;
  private Instant asked = Instant.MIN;

  /**
   * @param most how many are wanted
   */
  public NextFires(int most) {
    this.most = most;
  }

  /** Those after an instant, by a book. */
  public synchronized List<FireTime> after(Instant now, ScheduleBook book) {
    FirePlanner fires = planner;
    if (fires == null || generation != book.generation() || isStale(now)) {
      fires = new FirePlanner(book, now);
      planner = fires;
      generation = book.generation();
      coming.clear();
    }
    asked = now;
    while (!coming.isEmpty() && !coming.getFirst().nominal().isAfter(now)) {
      coming.removeFirst();
    }
    while (coming.size() < most) {
      List<Fire> more = fires.takeDue(EVER, most - coming.size());
      more.stream().filter(fire -> fire.nominal().isAfter(now)).forEach(coming::add);
      if (more.isEmpty()) {
        break;
      }
    }
    return coming.stream().map(NextFires::shown).toList();
  }

  private boolean isStale(Instant now) {
    return now.isBefore(asked) || Duration.between(asked, now).compareTo(FRESH) > 0;
  }

  /** Those of a book after an instant, asked for once. */
  public static List<FireTime> once(ScheduleBook book, Instant now, int most) {
    return new FirePlanner(book, now).takeDue(EVER, most).stream().map(NextFires::shown).toList();
  }

  private static FireTime shown(Fire fire) {
    return new FireTime(fire.schedule().worker(), fire.schedule().schedule(), fire.nominal());
  }
}
