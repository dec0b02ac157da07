package io.barto.worker.plan;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When the schedules of a book are due. It has no clock: whoever asks says what time it is. A clock
 * set back is waited for, so that no instant comes twice.
 *
 * <p>Used by one thread.
 */
public final class LocalPlan {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int AT_ONCE = 1000;

  private @Nullable LocalBook book;
  private @Nullable FirePlanner planner;
  private Instant cursor = Instant.MIN;

  /** Follows a book: what is due after this second, and no longer what another book says. */
  public void follow(LocalBook next, Instant after) {
    book = next;
    planner = next.planAfter(after);
    cursor = Instant.ofEpochSecond(after.getEpochSecond());
  }

  /** Whether there is a book to follow. */
  public boolean isActive() {
    return planner != null;
  }

  /** The book that is followed; null: none. */
  public @Nullable LocalBook book() {
    return book;
  }

  /** Everything due up to this second has been handed out. */
  public Instant cursor() {
    return cursor;
  }

  /** Whether a schedule is followed, and was up to this second. */
  public boolean hasPassed(String key, Instant nominal) {
    return book != null && book.has(key) && !nominal.isAfter(cursor);
  }

  /** Whether a schedule is due at an instant that has not been handed out yet. */
  public boolean awaits(String key, Instant nominal) {
    return book != null && nominal.isAfter(cursor) && book.isDue(key, nominal);
  }

  /** What is due up to an instant, oldest first. Whoever got some asks again. */
  public List<DueFire> due(Instant upTo) {
    LocalBook followed = book;
    if (planner == null || followed == null) {
      return List.of();
    }
    List<Fire> fires = planner.takeDue(upTo, AT_ONCE);
    Instant passed = fires.size() < AT_ONCE ? upTo : fires.get(fires.size() - 1).nominal();
    moveTo(fires.size() < AT_ONCE ? passed : passed.minusSeconds(1));
    return fires.stream().map(followed::due).toList();
  }

  private void moveTo(Instant passed) {
    Instant second = Instant.ofEpochSecond(passed.getEpochSecond());
    if (second.isAfter(cursor)) {
      cursor = second;
    }
  }

  /**
   * Passes over what is due up to a second, and says what becomes of it.
   *
   * @param stays whether the schedule of a key is in the book to come; of others nothing is made up
   */
  public Arrears passOver(
      Instant upTo, CatchUp rules, Predicate<DueFire> decided, Predicate<String> stays) {
    LocalBook followed = book;
    if (followed == null || !upTo.isAfter(cursor)) {
      return new Arrears(List.of(), List.of());
    }
    Arrears arrears = Arrears.of(followed, cursor, upTo, rules, decided, stays);
    follow(followed, upTo);
    return arrears;
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
