package io.barto.plan;

/** What becomes of fires that came due while their worker was not running. */
public enum MissedTick {
  /** Run them all, oldest first, up to the limit. */
  BURST,
  /** Run only the newest. */
  DELAY,
  /** Run none. */
  SKIP
}
