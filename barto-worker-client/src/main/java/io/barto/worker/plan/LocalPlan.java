package io.barto.worker.plan;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When the schedules of a book are due. It has no clock: whoever asks says what time it is. A clock
 * set back is waited for, so that no instant comes twice; what came due while the clock stood still
 * is missed once it is older than the grace, and said to be.
 *
 * <p>Used by one thread.
 */
public final class LocalPlan {
  /** How long a book is good for without a word from the server. */
  public static final Duration VALIDITY = Duration.ofDays(7);

  private static final System.Logger LOG = System.getLogger(LocalPlan.class.getName());
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int AT_ONCE = 1000;

  private final Duration grace;
  private @Nullable LocalBook book;
  private @Nullable FirePlanner planner;
  private Instant validUntil = Instant.MAX;
  private boolean stale;

  /**
   * @param grace how late a fire may be started
   */
  public LocalPlan(Duration grace) {
    this.grace = grace;
  }

  /** Follows a book: what is due after this instant, and no longer what another book says. */
  public void follow(LocalBook next, Instant after) {
    book = next;
    planner = next.planAfter(after);
    stale = false;
  }

  /** Follows no book any more. */
  public void end() {
    book = null;
    planner = null;
  }

  /** Whether there is a book to follow. */
  public boolean isActive() {
    return planner != null;
  }

  /**
   * Until when the book is good.
   *
   * @param instant {@link Instant#MAX} while the server is there to say otherwise
   */
  public void validUntil(Instant instant) {
    validUntil = instant;
    stale = false;
  }

  /** What is due, oldest first. Whoever got some asks again. */
  public List<DueFire> due(Instant now) {
    LocalBook followed = book;
    if (planner == null || followed == null) {
      return List.of();
    }
    passOver(followed, planner.earliest(), now);
    List<Fire> fires = planner.takeDue(now, AT_ONCE);
    return isStale(now, fires) ? List.of() : fires.stream().map(followed::due).toList();
  }

  private void passOver(LocalBook followed, OptionalLong earliest, Instant now) {
    Instant tooOld = now.minus(grace);
    if (earliest.isPresent() && earliest.getAsLong() < tooOld.getEpochSecond()) {
      LOG.log(
          WARNING,
          "what was due from {0} to {1} is missed: the clock stood still, or was set",
          Instant.ofEpochSecond(earliest.getAsLong()),
          tooOld);
      planner = followed.planAfter(Instant.ofEpochSecond(tooOld.getEpochSecond() - 1));
    }
  }

  private boolean isStale(Instant now, List<Fire> fires) {
    boolean over = now.isAfter(validUntil);
    if (over && !stale && !fires.isEmpty()) {
      stale = true;
      LOG.log(
          WARNING,
          "the server has not been heard of for {0} days: its schedules are no longer followed",
          VALIDITY.toDays());
    }
    return over;
  }

  /** How long nothing is due, an hour at most; negative: something is. */
  public Duration rest(Instant now) {
    OptionalLong next = planner == null ? OptionalLong.empty() : planner.earliest();
    if (next.isEmpty()) {
      return LONGEST;
    }
    Duration rest = Duration.between(now, Instant.ofEpochSecond(next.getAsLong()));
    return rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
  }
}
