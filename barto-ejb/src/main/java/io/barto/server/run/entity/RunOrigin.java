package io.barto.server.run.entity;

/** Why a run came to be. */
public enum RunOrigin {
  /** Its schedule came due and the server fired it. */
  SCHEDULE,
  /** A version 1 worker ran it by its own schedule. */
  WORKER
}
