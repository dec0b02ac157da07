package io.barto.server.run.entity;

/** Why a run came to be. */
public enum RunOrigin {
  /** Its schedule came due and the server fired it. */
  SCHEDULE,
  /** A version 1 worker ran it by its own schedule. */
  WORKER,
  /** Its schedule came due, nobody dispatched it, and its worker fired it by its own plan. */
  OWN_PLAN,
  /** It came due while its worker was not running, which made it up. */
  MADE_UP,
  /** A person asked for it. */
  MANUAL
}
