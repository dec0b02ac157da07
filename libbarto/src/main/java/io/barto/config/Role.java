package io.barto.config;

/** What an API key is for. */
public enum Role {
  /** Connects as a worker, under the names that its key is bound to, and does nothing else. */
  WORKER,

  /** Sees what there is: workers, schedules, runs and their output. */
  VIEWER,

  /** Sees it, asks the database in SQL, and changes what runs and what is kept. */
  OPERATOR,

  /** May do everything, a worker's part included. */
  ADMIN
}
