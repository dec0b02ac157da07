package io.barto.worker.plan;

import static java.util.Comparator.comparing;

import io.barto.plan.Fire;
import io.barto.realtime.Realtime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came due while nobody was there to fire it: the newest are made up as far as the rules say,
 * the rest is missed.
 *
 * @param madeUp oldest first
 * @param missed in runs of instants without any between them that ran, or will
 */
public record Arrears(List<DueFire> madeUp, List<Range> missed) {
  public Arrears {
    madeUp = List.copyOf(madeUp);
    missed = List.copyOf(missed);
  }

  /**
   * Missed fires of one schedule.
   *
   * @param first the first of them
   * @param last nominal time of the last
   */
  public record Range(DueFire first, Instant last, long count) {}

  /**
   * Looks through a gap.
   *
   * @param after the first instant of the gap comes after this one
   * @param upTo the last instant of the gap
   * @param decided whether it is settled already what becomes of a fire
   * @param stays whether a schedule is there still, so that its fires may be made up
   */
  static Arrears of(
      LocalBook book,
      Instant after,
      Instant upTo,
      CatchUp rules,
      Predicate<DueFire> decided,
      Predicate<String> stays) {
    var madeUp = new ArrayList<DueFire>();
    var missed = new ArrayList<Range>();
    for (DueFire any : book.allAt(after)) {
      int limit = stays.test(any.key()) ? rules.limit(any.schedule()) : 0;
      var one = new OfSchedule(any, limit, missed);
      one.look(after, upTo, decided);
      madeUp.addAll(one.kept);
    }
    madeUp.sort(comparing(DueFire::nominal));
    return new Arrears(madeUp, missed);
  }

  /** The gap of one schedule, of which only the newest fires are held in memory. */
  private static final class OfSchedule {
    private final DueFire any;
    private final int limit;
    private final List<Range> missed;
    private final Deque<DueFire> kept = new ArrayDeque<>();
    private final Deque<Instant> parts = new ArrayDeque<>();
    private @Nullable Range open;

    OfSchedule(DueFire any, int limit, List<Range> missed) {
      this.any = any;
      this.limit = limit;
      this.missed = missed;
    }

    void look(Instant after, Instant upTo, Predicate<DueFire> decided) {
      Realtime calendar = any.schedule().onCalendar();
      long next = calendar.nextSecond(after.getEpochSecond());
      while (next != Realtime.NEVER && next <= upTo.getEpochSecond()) {
        DueFire due = at(next);
        if (decided.test(due)) {
          decidedAt(due.nominal());
        } else {
          keep(due);
        }
        next = calendar.nextSecond(next);
      }
      close();
    }

    private DueFire at(long second) {
      var fire = new Fire(any.fire().schedule(), Instant.ofEpochSecond(second));
      return new DueFire(fire, any.name(), any.schedule(), any.generation());
    }

    private void keep(DueFire due) {
      kept.add(due);
      if (kept.size() > limit) {
        miss(kept.remove());
      }
    }

    private void miss(DueFire due) {
      Range before = open;
      open =
          before == null || parted(before.last(), due.nominal())
              ? begin(due)
              : new Range(before.first(), due.nominal(), before.count() + 1);
    }

    private Range begin(DueFire due) {
      close();
      return new Range(due, due.nominal(), 1);
    }

    // a decided instant parts the ranges on its two sides, also where those are missed later
    private void decidedAt(Instant nominal) {
      if (open != null || !kept.isEmpty()) {
        parts.add(nominal);
      }
    }

    private boolean parted(Instant before, Instant after) {
      boolean parted = false;
      while (!parts.isEmpty() && parts.element().isBefore(after)) {
        parted |= parts.remove().isAfter(before);
      }
      return parted;
    }

    private void close() {
      if (open != null) {
        missed.add(open);
        open = null;
      }
    }
  }
}
