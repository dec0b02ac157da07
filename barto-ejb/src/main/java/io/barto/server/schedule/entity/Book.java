package io.barto.server.schedule.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One generation of the book of schedules. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL alone
@Table(name = "book")
public class Book {
  @Id private long generation;
  private UUID incarnation;

  @Column(name = "content_hash")
  private String contentHash;

  private Instant loaded;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Book() {}

  /** A generation that is about to hold. */
  public Book(long generation, UUID incarnation, String contentHash, Instant loaded) {
    this.generation = generation;
    this.incarnation = incarnation;
    this.contentHash = contentHash;
    this.loaded = loaded;
  }

  public long generation() {
    return generation;
  }

  /** Of this database: another one under the same address is another installation. */
  public UUID incarnation() {
    return incarnation;
  }

  /** When it began to hold. */
  public Instant loaded() {
    return loaded;
  }

  public String contentHash() {
    return contentHash;
  }
}
