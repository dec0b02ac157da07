package io.barto.selftest.fault;

/** What can be done to the programs. */
public enum FaultKind {
  KILL_SERVER("kill -9 of the server", 2, 1, 8),
  KILL_WORKER("kill -9 of a worker", 4, 1, 25),
  KILL_DATABASE("kill -9 of the database", 2, 0, 0),
  STOP_SERVER("SIGSTOP of the server", 2, 3, 20),
  STOP_WORKER("SIGSTOP of a worker", 3, 2, 20),
  STOP_DATABASE("SIGSTOP of the database", 1, 3, 15),
  CUT("cut connection", 4, 1, 20),
  SILENCE("half-open connection", 4, 5, 40),
  REPEAT("frames sent twice", 4, 2, 10),
  SWAP("frames in the wrong order", 4, 2, 10),
  FULL_JOURNAL("full journal", 1, 8, 20);

  private final String title;
  private final int share;
  private final int leastSeconds;
  private final int mostSeconds;

  FaultKind(String title, int share, int leastSeconds, int mostSeconds) {
    this.title = title;
    this.share = share;
    this.leastSeconds = leastSeconds;
    this.mostSeconds = mostSeconds;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** How many of them there are in one round of faults. */
  int share() {
    return share;
  }

  int leastSeconds() {
    return leastSeconds;
  }

  int mostSeconds() {
    return mostSeconds;
  }

  /** Whether it is done to a worker or its wire. */
  boolean isOfWorker() {
    return this == KILL_WORKER || this == STOP_WORKER || this == FULL_JOURNAL || isOfWire();
  }

  boolean isOfWire() {
    return this == CUT || this == SILENCE || this == REPEAT || this == SWAP;
  }

  /** How long after its end its target is let be, so that it gets to work in between. */
  int restSeconds() {
    return switch (this) {
      case KILL_SERVER -> 30;
      case STOP_SERVER, KILL_DATABASE, STOP_DATABASE -> 10;
      case KILL_WORKER, FULL_JOURNAL -> 12;
      case STOP_WORKER -> 8;
      case CUT, SILENCE, REPEAT, SWAP -> 4;
    };
  }
}
