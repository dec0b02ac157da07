package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells the people who watch the log of dispatches that were not taken. After a time in which the
 * worker stood still there may be many: those that come together are one line.
 *
 * <p>Used by one thread.
 */
final class DispatchTale {
  private static final System.Logger LOG = System.getLogger(DispatchTale.class.getName());
  private static final long QUIET = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST = Duration.ofSeconds(60).toNanos();
  private static final int NAMED = 5;

  private enum Kind {
    REFUSED("refused"),
    TOO_LATE("left to the rules for what was missed");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final class Tally {
    private final TreeSet<String> schedules = new TreeSet<>();
    private final long first;
    private long newest;
    private long count;
    private String lastOne = "";

    Tally(long now) {
      first = now;
    }

    String words(Kind kind) {
      if (count == 1) {
        return lastOne;
      }
      String names = String.join(", ", schedules.stream().limit(NAMED).toList());
      String more = schedules.size() > NAMED ? " and others" : "";
      return count + " dispatches of " + names + more + " " + kind.words + "; the last: " + lastOne;
    }
  }

  private final LongSupplier nanos;
  private final Consumer<String> line;
  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);

  DispatchTale(LongSupplier nanos) {
    this(nanos, text -> LOG.log(INFO, text));
  }

  DispatchTale(LongSupplier nanos, Consumer<String> line) {
    this.nanos = nanos;
    this.line = line;
  }

  void refused(String schedule, String why) {
    note(Kind.REFUSED, schedule, schedule + ": refused, " + why);
  }

  void tooLate(String schedule, Instant due) {
    String what = ": dispatched too late, due " + due + ": the rules for what was missed decide";
    note(Kind.TOO_LATE, schedule, schedule + what);
  }

  private void note(Kind kind, String schedule, String words) {
    long now = nanos.getAsLong();
    Tally tally = tallies.computeIfAbsent(kind, unused -> new Tally(now));
    tally.schedules.add(schedule);
    tally.newest = now;
    tally.count++;
    tally.lastOne = words;
  }

  /** Tells of those after which no more have come for a second. */
  void tell() {
    long now = nanos.getAsLong();
    tallies
        .entrySet()
        .removeIf(
            one -> {
              Tally tally = one.getValue();
              boolean told = now - tally.newest >= QUIET || now - tally.first >= LONGEST;
              if (told) {
                line.accept(tally.words(one.getKey()));
              }
              return told;
            });
  }

  /** For how many nanoseconds there is nothing to tell. */
  long rest() {
    return tallies.isEmpty() ? Long.MAX_VALUE : QUIET;
  }
}
