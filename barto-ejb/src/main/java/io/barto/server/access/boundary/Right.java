package io.barto.server.access.boundary;

import io.barto.config.Role;

/**
 * What a request needs. Each kind of request states its own, in {@link RequestRights} and wherever
 * else requests come in.
 */
public enum Right {
  /** To see what there is. */
  READ(Role.VIEWER, false),

  /**
   * To ask the database in SQL. It only reads, but more than a viewer is shown (commands as they
   * stand in the book, each address that ever connected), and one query may keep the database busy
   * for as long as it is let.
   */
  QUERY(Role.OPERATOR, false),

  /** To delete what is old. Version 1 lets everybody who reaches a server without keys do it. */
  CLEAN_UP(Role.OPERATOR, false),

  /** To change what runs: run now, cancel, pause and their like. */
  CHANGE(Role.OPERATOR, true),

  /** To change who may do what, or the server itself. */
  ADMINISTER(Role.ADMIN, true);

  private final Role least;
  private final boolean guarded;

  Right(Role least, boolean guarded) {
    this.least = least;
    this.guarded = guarded;
  }

  /** The least of the roles that have it. */
  Role least() {
    return least;
  }

  /** Whether a server without keys grants it to its own host only. */
  boolean isGuarded() {
    return guarded;
  }

  /** Roles stand in the order of what they may; a worker has none of these rights. */
  boolean isOf(Role role) {
    return role != Role.WORKER && role.compareTo(least) >= 0;
  }
}
