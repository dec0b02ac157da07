package io.barto.server.schedule.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A schedule as one generation of the book held it; kept for history. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL alone
@Table(name = "schedule")
@IdClass(BookEntry.Key.class)
public class BookEntry {
  /** Which schedule of which generation. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long generation;
    @Nullable String worker;
    @Nullable String name;

    /** For the persistence provider. */
    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.generation == generation
          && Objects.equals(key.worker, worker)
          && Objects.equals(key.name, name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(generation, worker, name);
    }
  }

  @Id private long generation;
  @Id private String worker;
  @Id private String name;

  @Column(name = "on_calendar")
  private String onCalendar;

  private String commands;

  @Column(name = "stop_on_failure")
  private boolean stopOnFailure;

  @Column(name = "missed_tick")
  private @Nullable String missedTick;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected BookEntry() {}

  /**
   * A schedule of a generation that is about to hold.
   *
   * @param commands as a JSON array
   */
  public BookEntry(
      long generation,
      String worker,
      String name,
      String onCalendar,
      String commands,
      boolean stopOnFailure,
      @Nullable String missedTick) {
    this.generation = generation;
    this.worker = worker;
    this.name = name;
    this.onCalendar = onCalendar;
    this.commands = commands;
    this.stopOnFailure = stopOnFailure;
    this.missedTick = missedTick;
  }
}
