package io.barto.server.worker.entity;

import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.WorkerToServer.Hello;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A worker that has been connected at least once. Times are UTC. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL alone
@Table(name = "worker")
public class Worker {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "worker")
  @SequenceGenerator(name = "worker", sequenceName = "worker_sequence", allocationSize = 50)
  private long id;

  private String name;
  private UUID instance;

  @Column(name = "boot_id")
  private String bootId;

  private long epoch;
  private int wire;

  @Column(name = "plan_cursor")
  private @Nullable Instant planCursor;

  @Column(name = "journal_position")
  private long journalPosition;

  @Column(name = "journal_tag")
  private long journalTag;

  @Column(name = "version_2_seen")
  private @Nullable Instant version2Seen;

  private @Nullable Instant retired;

  @Column(name = "os_name")
  private String osName;

  private String hostname;

  @Column(name = "os_version")
  private String osVersion;

  @Column(name = "kernel_version")
  private String kernelVersion;

  private String version;

  @Column(name = "first_seen")
  private Instant firstSeen;

  @Column(name = "last_seen")
  private Instant lastSeen;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Worker() {}

  /** A worker's first hello. */
  @SuppressWarnings("NullAway.Init")
  public Worker(String name, Hello hello, Instant now) {
    this.name = name;
    this.firstSeen = now;
    greeted(hello, now);
  }

  /** The first connection of a worker that speaks version 1. */
  @SuppressWarnings("NullAway.Init")
  public Worker(String name, UUID connection, Instant now) {
    this.name = name;
    this.firstSeen = now;
    this.bootId = "";
    informed(new HostInfo("", "", "", "", ""));
    greetedVersion1(connection, now);
  }

  /**
   * A version 1 worker has connected. It has no instance, so the connection stands for it, and it
   * plans by itself, so nothing counts as planned.
   */
  public final void greetedVersion1(UUID connection, Instant now) {
    wire = 1;
    instance = connection;
    planCursor = null;
    retired = null;
    lastSeen = now;
    epoch++;
  }

  /** What it says of its host. */
  public final void informed(HostInfo info) {
    osName = info.name();
    hostname = info.hostname();
    osVersion = info.osVersion();
    kernelVersion = info.kernelVersion();
    version = info.version();
  }

  /** A hello: raises the epoch, so that whatever an older connection still writes is refused. */
  public final void greeted(Hello hello, Instant now) {
    wire = 2;
    version2Seen = now;
    journalPosition = hello.journal().position();
    journalTag = hello.journal().tag();
    instance = hello.instance();
    bootId = hello.bootId();
    informed(hello.info());
    retired = null;
    lastSeen = now;
    epoch++;
  }

  /** Fires up to this instant have been claimed; the cursor never goes back. */
  public void plannedUntil(Instant nominal) {
    if (planCursor == null || planCursor.isBefore(nominal)) {
      planCursor = nominal;
    }
  }

  /** It will not come back, people say; it is welcome nevertheless. */
  public void retired(Instant now) {
    retired = now;
  }

  /**
   * Since when what came due for it is nobody's: it was retired then already, or was last heard.
   */
  public Instant unsettledSince() {
    return retired == null ? lastHeard() : retired;
  }

  /** When it was surely here last: a server that ends at once knows it to half a minute. */
  public Instant lastHeard() {
    return planCursor == null || planCursor.isBefore(lastSeen) ? lastSeen : planCursor;
  }

  /** Whether it spoke version 1 when it was last here. */
  public boolean firesByItself() {
    return wire == 1;
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public UUID instance() {
    return instance;
  }

  /** The host it was last seen on. */
  public String hostname() {
    return hostname;
  }

  public long epoch() {
    return epoch;
  }

  /** The newest record of its journal at its last hello. */
  public JournalMark journal() {
    return new JournalMark(journalPosition, journalTag);
  }

  /** Whether it ever said a hello, which only version 2 has. */
  public boolean seenWithVersion2() {
    return version2Seen != null;
  }

  /** Up to when its fires have been claimed; empty where none ever was. */
  public Optional<Instant> planCursor() {
    return Optional.ofNullable(planCursor);
  }
}
