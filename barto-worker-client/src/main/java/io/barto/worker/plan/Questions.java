package io.barto.worker.plan;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * When the server was asked what time it is, for the answers that are still to come; they come in
 * the order of the questions. Safe for use by several threads.
 */
public final class Questions {
  private static final int MOST = 100;

  private final ArrayDeque<Long> asked = new ArrayDeque<>();

  /** A new connection begins: nothing asked before will be answered. */
  public synchronized void begin(long elapsed) {
    asked.clear();
    asked.add(elapsed);
  }

  /** Another question; where too many are unanswered, the newest is forgotten. */
  public synchronized void ask(long elapsed) {
    if (asked.size() < MOST) {
      asked.add(elapsed);
    }
  }

  /** When that was asked that is answered now; null: nothing is unanswered. */
  public synchronized @Nullable Long answered() {
    return asked.poll();
  }
}
