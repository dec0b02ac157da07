package io.barto.web.limit;

import java.time.Duration;

/**
 * The turns of each kind: whoever waits for one of a kind does not wait for those of another. Safe
 * for use by several threads.
 */
final class AnswerTurns {
  /** How many may read along what is being written. */
  private static final int MOST_FOLLOWERS = 100;

  /** Fewer than the pool of their connections has. */
  private static final int MOST_QUERIES = 4;

  private final AnswerSlots answers;
  private final AnswerSlots followers = new AnswerSlots(MOST_FOLLOWERS);
  private final AnswerSlots queries = new AnswerSlots(MOST_QUERIES);

  /**
   * @param answers how many may be streamed at a time
   */
  AnswerTurns(int answers) {
    this.answers = new AnswerSlots(answers);
  }

  /** Waits for a turn; false where none came in time. Who follows does not wait. */
  boolean begin(Turn turn, String address, Duration patience) throws InterruptedException {
    return slots(turn).enter(address, turn == Turn.FOLLOW ? Duration.ZERO : patience);
  }

  void end(Turn turn, String address) {
    slots(turn).leave(address);
  }

  private AnswerSlots slots(Turn turn) {
    return switch (turn) {
      case FOLLOW -> followers;
      case QUERY -> queries;
      case NONE, STREAM -> answers;
    };
  }
}
