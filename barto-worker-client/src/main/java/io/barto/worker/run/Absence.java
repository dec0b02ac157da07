package io.barto.worker.run;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;

/**
 * Why nothing was fired for a while, as people are told.
 *
 * <p>Used by one thread.
 */
final class Absence {
  static final String JOURNAL = "the worker's journal could not be written";
  static final String NAME = "another worker had this one's name";
  static final String CLOCK = "the clocks did not agree on what time it was";

  private static final System.Logger LOG = System.getLogger(Absence.class.getName());
  private static final String STANDSTILL = "the worker or its clock stood still";

  private final Duration validity;
  private String cause = "the worker was not running";
  private boolean stale;

  /**
   * @param validity how long a book is good without a word from the server
   */
  Absence(Duration validity) {
    this.validity = validity;
  }

  /** From now on nothing is fired, and this is why. */
  void because(String why) {
    cause = why;
  }

  /** There was none, or it is settled. */
  void over() {
    cause = STANDSTILL;
  }

  /** What kept fires from running that were due between two instants. */
  String reason(Instant from, Instant to) {
    return cause + ", from " + from + " to " + Instant.ofEpochSecond(to.getEpochSecond());
  }

  /** Whether the book is no longer good, since the server was heard of too long ago. */
  boolean isStale(Instant now, Instant contact, boolean connected) {
    boolean over =
        !connected && !contact.equals(Instant.EPOCH) && contact.plus(validity).isBefore(now);
    if (over && !stale) {
      LOG.log(
          WARNING,
          "the server was last heard of {0}: its schedules are no longer followed (offline_validity)",
          contact);
    }
    stale = over;
    if (stale) {
      because("the server had not been heard of for longer than offline_validity");
    }
    return stale;
  }

  boolean stale() {
    return stale;
  }
}
