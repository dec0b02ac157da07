package io.barto.server.worker.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a worker was away; the open one says that it is. One row, however long. Times are UTC. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL alone
@Table(name = "absence")
@NamedQuery(
    name = Absence.OPEN,
    query = "SELECT a FROM Absence a WHERE a.until IS NULL ORDER BY a.worker")
public class Absence {
  /** All that are open. */
  public static final String OPEN = "Absence.open";

  private static final int LONGEST_WHY = 255;

  @Id private UUID id;

  private String worker;
  private Instant since;

  @Column(name = "until")
  private @Nullable Instant until;

  private String why;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Absence() {}

  /** A worker has gone, or is not there. */
  public Absence(String worker, Instant since, String why) {
    this.id = UUID.randomUUID();
    this.worker = worker;
    this.since = since;
    this.why = shortened(why);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_WHY ? text.substring(0, LONGEST_WHY) : text;
  }

  /** It is back, or is no more expected. */
  public void end(Instant at) {
    until = at;
  }

  /** It is no more expected, and that is why. */
  public void end(Instant at, String reason) {
    end(at);
    why = shortened(reason);
  }

  public String worker() {
    return worker;
  }

  public Instant since() {
    return since;
  }

  public String why() {
    return why;
  }
}
