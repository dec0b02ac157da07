package io.barto.server.run.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Fires of one schedule that came due and will never run: one row, however many. Times are UTC. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL alone
@Table(name = "missed_range")
@NamedQuery(name = MissedRange.KNOWN, query = "SELECT m.id FROM MissedRange m WHERE m.id IN :ids")
public class MissedRange {
  /** Which of some ids there are: {@code ids}. */
  public static final String KNOWN = "MissedRange.known";

  private static final int LONGEST_REASON = 1_000;

  @Id private UUID id;
  private long worker;
  private String schedule;

  @Column(name = "first_nominal")
  private Instant first;

  @Column(name = "last_nominal")
  private Instant last;

  private long fires;
  private String kind;
  private String reason;
  private Instant at;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected MissedRange() {}

  /**
   * A range that is about to be stored.
   *
   * @param state what its fires have come to: {@link RunState#MISSED} or {@link RunState#SKIPPED}
   */
  public MissedRange(
      UUID id,
      long worker,
      String schedule,
      Instant first,
      Instant last,
      long fires,
      RunState state,
      String reason,
      Instant at) {
    this.id = id;
    this.worker = worker;
    this.schedule = schedule;
    this.first = first;
    this.last = last;
    this.fires = fires;
    this.kind = state.name();
    this.reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    this.at = at;
  }
}
