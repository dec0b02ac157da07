package io.barto.server.run.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt at one command of one fire. Times are UTC. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL alone
@Table(name = "run")
@NamedQuery(name = Run.BY_IDS, query = "SELECT r FROM Run r WHERE r.runId IN :ids")
@NamedQuery(
    name = Run.BY_NUMBERS,
    query = "SELECT r FROM Run r WHERE r.number IN :numbers ORDER BY r.number")
@NamedQuery(
    name = Run.OPEN_OF_WORKER,
    query =
        "SELECT r FROM Run r WHERE r.worker = :worker AND r.finished IS NULL"
            + " ORDER BY r.nominal, r.schedule, r.commandIndex")
@NamedQuery(
    name = Run.RUNNING_OF_VERSION_1,
    query =
        "SELECT r.number FROM Run r WHERE r.state = io.barto.server.run.entity.RunState.RUNNING"
            + " AND r.origin = io.barto.server.run.entity.RunOrigin.WORKER"
            + " AND r.claimed <= :before AND r.number > :after"
            + " ORDER BY r.number")
@NamedQuery(
    name = Run.CLAIMED_OF_WORKERS,
    query =
        "SELECT r.number FROM Run r WHERE r.worker IN :workers AND r.finished IS NULL"
            + " AND r.state = io.barto.server.run.entity.RunState.DUE")
public class Run {
  /** The runs of some ids: {@code ids}. */
  public static final String BY_IDS = "Run.byIds";

  /** The runs of some numbers, in their order: {@code numbers}. */
  public static final String BY_NUMBERS = "Run.byNumbers";

  /** What has not ended, of one worker: {@code worker}. */
  public static final String OPEN_OF_WORKER = "Run.openOfWorker";

  /** Numbers of what version 1 workers run: {@code before} a time, {@code after} a number. */
  public static final String RUNNING_OF_VERSION_1 = "Run.runningOfVersion1";

  /** The numbers of what is claimed and not accepted, of some workers: {@code workers}. */
  public static final String CLAIMED_OF_WORKERS = "Run.claimedOfWorkers";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "run")
  @SequenceGenerator(name = "run", sequenceName = "run_sequence", allocationSize = 500)
  private long number;

  @Column(name = "run_id")
  private UUID runId;

  private long worker;
  private UUID instance;
  private String schedule;
  private long generation;
  private @Nullable Instant nominal;

  @Column(name = "command_index")
  private int commandIndex;

  private String command;
  private int attempt;

  @Enumerated(EnumType.STRING)
  private RunOrigin origin;

  @Column(name = "claim_epoch")
  private long claimEpoch;

  @Column(name = "stop_on_failure")
  private boolean stopOnFailure;

  @Enumerated(EnumType.STRING)
  private RunState state;

  private String reason;
  private Instant claimed;

  @Column(name = "not_after")
  private @Nullable Instant notAfter;

  private @Nullable Instant accepted;
  private @Nullable Instant started;
  private @Nullable Instant finished;

  @Column(name = "exit_code")
  private @Nullable Integer exitCode;

  @Column(name = "line_mark")
  private @Nullable Long lineMark;

  @Column(name = "stdout_bytes")
  private @Nullable Long stdoutBytes;

  @Column(name = "stderr_bytes")
  private @Nullable Long stderrBytes;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Run() {}

  /** A claimed run, not yet known to its worker. */
  public Run(UUID runId, Claim claim, int commandIndex, String command, Instant now) {
    this.runId = runId;
    this.worker = claim.worker();
    this.instance = claim.instance();
    this.schedule = claim.schedule();
    this.generation = claim.generation();
    this.nominal = claim.nominal();
    this.commandIndex = commandIndex;
    this.command = command;
    this.attempt = claim.attempt();
    this.origin = RunOrigin.SCHEDULE;
    this.claimEpoch = claim.epoch();
    this.stopOnFailure = claim.stopOnFailure();
    this.state = RunState.DUE;
    this.reason = "";
    this.claimed = now;
  }

  /**
   * What the runs of one claimed fire have in common.
   *
   * @param worker the worker's id in the database
   */
  public record Claim(
      long worker,
      UUID instance,
      long epoch,
      String schedule,
      long generation,
      Instant nominal,
      int attempt,
      boolean stopOnFailure) {}

  /**
   * A run that a version 1 worker has started by itself.
   *
   * @param connection the connection that the worker names, which may be an earlier one
   * @param command empty where it is not known
   * @param at the time of the first that was heard of it
   */
  public static Run ofVersion1(
      UUID runId,
      long worker,
      long epoch,
      UUID connection,
      String schedule,
      String command,
      Instant at) {
    var run = new Run();
    run.runId = runId;
    run.worker = worker;
    run.claimEpoch = epoch;
    run.instance = connection;
    run.schedule = schedule;
    run.command = command;
    run.attempt = 1;
    run.origin = RunOrigin.WORKER;
    run.state = RunState.RUNNING;
    run.reason = "";
    run.claimed = at;
    return run;
  }

  /** A run of a fire that nobody dispatched: its worker has it already. */
  public static Run ofWorker(
      UUID runId, Claim claim, int commandIndex, String command, RunOrigin origin, Instant at) {
    var run = new Run(runId, claim, commandIndex, command, at);
    run.origin = origin;
    run.accepted(at);
    return run;
  }

  /**
   * A run that a person has asked for: no fire of its schedule, whenever that is due.
   *
   * @param notAfter when it must not be begun any more
   */
  public static Run ofPerson(
      UUID runId, Claim claim, int commandIndex, String command, Instant now, Instant notAfter) {
    var run = new Run(runId, claim, commandIndex, command, now);
    run.nominal = null;
    run.origin = RunOrigin.MANUAL;
    run.notAfter = notAfter;
    return run;
  }

  /** Which schedule it is of, found out later. */
  public void named(String foundSchedule, String foundCommand) {
    schedule = foundSchedule;
    command = foundCommand;
  }

  /**
   * The newest line of a version 1 worker that is stored.
   *
   * @param nanos since 1970
   */
  public void wroteUntil(long nanos) {
    if (lineMark == null || lineMark < nanos) {
      lineMark = nanos;
    }
  }

  /**
   * How a version 1 worker says it ended.
   *
   * @param code null where a signal ended it
   */
  public void ended(@Nullable Integer code, boolean success, Instant at) {
    if (move(success ? RunState.SUCCEEDED : RunState.FAILED)) {
      exitCode = code;
      close(code == null ? "ended by a signal" : "", at);
    }
  }

  /** Its worker has it. */
  public void accepted(Instant at) {
    if (move(RunState.DISPATCHED)) {
      accepted = at;
    }
  }

  /** Whether it was closed without its worker, which alone knows how it ended. */
  public boolean mayBeReopened() {
    return state.mayBeReopened() && stdoutBytes == null;
  }

  /** Its worker, back, holds it as open, whatever was concluded of it meanwhile. */
  public void held(Instant at) {
    if (mayBeReopened()) {
      RunState before = accepted == null ? RunState.DUE : RunState.DISPATCHED;
      state = started == null ? before : RunState.RUNNING;
      reason = "";
      finished = null;
    }
    accepted(at);
  }

  /** Its worker has it without a dispatch; who makes up a fire starts it late, and says so. */
  public void fired(RunOrigin by, Instant at) {
    if (by == RunOrigin.MADE_UP && !state.isTerminal()) {
      origin = by;
    }
    accepted(at);
  }

  /** Its command was started. */
  public void started(Instant at) {
    if (move(RunState.RUNNING)) {
      started = at;
    }
  }

  /** It will not be started. */
  public void skipped(String why, Instant at) {
    if (move(RunState.SKIPPED)) {
      close(why, at);
    }
  }

  /** It came due, and can't be started any more. */
  public void missed(String why, Instant at) {
    if (move(RunState.MISSED)) {
      close(why, at);
    }
  }

  /** Its end can't be known. */
  public void lost(String why, Instant at) {
    if (move(RunState.LOST)) {
      close(why, at);
    }
  }

  /**
   * Its command ended by itself or by a signal.
   *
   * @param begun when it was started, as far as known; a start reported before is kept
   */
  public void exited(int code, String why, @Nullable Instant begun, Instant at) {
    if (move(code == 0 ? RunState.SUCCEEDED : RunState.FAILED)) {
      exitCode = code;
      if (started == null && begun != null) {
        started = begun;
      }
      close(why, at);
    }
  }

  /** How much its command wrote, stored or not; what was said first holds. */
  public void wrote(long stdout, long stderr) {
    if (stdoutBytes == null) {
      stdoutBytes = stdout;
      stderrBytes = stderr;
    }
  }

  private void close(String why, Instant at) {
    reason = why.length() > 1000 ? why.substring(0, 1000) : why;
    finished = at;
  }

  private boolean move(RunState next) {
    if (!state.mayBecome(next)) {
      return false;
    }
    state = next;
    return true;
  }

  public long number() {
    return number;
  }

  /** The worker's id in the database. */
  public long worker() {
    return worker;
  }

  public UUID runId() {
    return runId;
  }

  public String schedule() {
    return schedule;
  }

  public long generation() {
    return generation;
  }

  /** When it was due; null where a version 1 worker ran it by itself, or a person asked for it. */
  public @Nullable Instant nominal() {
    return nominal;
  }

  /** The second that stands for it: when it was due, or else claimed. */
  public Instant dueOrClaimed() {
    return nominal == null ? claimed.truncatedTo(ChronoUnit.SECONDS) : nominal;
  }

  /** What it has in common with the other runs of its fire, of one worker. */
  public List<Object> fire() {
    return List.of(schedule, origin, nominal == null ? claimed : nominal, attempt);
  }

  /** When it must not be begun any more; null: it may whenever its worker can. */
  public @Nullable Instant notAfter() {
    return notAfter;
  }

  /** The time of the newest stored line of a version 1 worker, in nanoseconds since 1970. */
  public @Nullable Long lineMark() {
    return lineMark;
  }

  /** When its version 1 worker last wrote of it, by the worker's clock. */
  public Instant heard() {
    Instant line = lineMark == null ? claimed : Instant.ofEpochSecond(0, lineMark);
    return line.isAfter(claimed) ? line : claimed;
  }

  public int commandIndex() {
    return commandIndex;
  }

  public String command() {
    return command;
  }

  public int attempt() {
    return attempt;
  }

  public boolean stopOnFailure() {
    return stopOnFailure;
  }

  public RunState state() {
    return state;
  }

  public @Nullable Integer exitCode() {
    return exitCode;
  }
}
