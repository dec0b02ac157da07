package io.barto.protocol;

import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.WorkersAnswer.DroppedMessages;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers about workers and the server itself; since version 2. */
public sealed interface ServerAnswer extends ServerToCli {
  /** One method a message. */
  interface Handler<R> {
    R workerDetail(WorkerDetail message);

    R overview(Overview message);

    R cleanupProgress(CleanupProgress message);

    R cleanupReport(CleanupReport message);

    R serverState(ServerState message);

    R runUpdates(RunUpdates message);
  }

  /**
   * Whether a worker is there.
   *
   * @param connected whether it is; else it is away
   * @param since when; null where that is not known
   * @param why it is away; empty where it is not
   * @param wire the version of the wire that it speaks; 0 if it was never there
   */
  record Presence(
      String worker, boolean connected, @Nullable Instant since, String why, int wire) {}

  /**
   * What its server knows of a worker's journal.
   *
   * @param instance made with it; null for a worker of version 1
   * @param epoch raised by each connection
   * @param position of its newest record
   * @param condition in words; empty where it is sound
   * @param generation of the book that it holds; 0 for none
   */
  record JournalView(
      @Nullable UUID instance, long epoch, long position, String condition, long generation) {}

  /** When a worker was away; {@code until} is null as long as it is. */
  record AbsencePeriod(Instant since, @Nullable Instant until, String why) {}

  /** Fires of one schedule that came due and will never run. */
  record UnfiredFires(
      String schedule,
      Instant first,
      Instant last,
      long count,
      boolean skipped,
      String reason,
      Instant at) {}

  /**
   * [28] All about one worker.
   *
   * @param address where it is connected from; empty if it is not
   * @param info null if it was never there, or said nothing
   * @param clockOffset milliseconds that its clock is ahead of the server's; null if not known
   * @param retired when people said that it will not come back
   * @param running its runs that have not ended
   * @param due when its schedules are due next
   * @param absences the newest, newest first
   * @param unfired the newest, newest first
   */
  record WorkerDetail(
      Presence presence,
      String address,
      @Nullable HostInfo info,
      @Nullable Instant firstSeen,
      @Nullable Instant lastSeen,
      @Nullable Long clockOffset,
      @Nullable Instant retired,
      JournalView journal,
      List<RunItem> running,
      List<FireTime> due,
      List<DroppedMessages> dropped,
      List<AbsencePeriod> absences,
      List<UnfiredFires> unfired,
      String warning)
      implements ServerAnswer {
    public WorkerDetail {
      running = List.copyOf(running);
      due = List.copyOf(due);
      dropped = List.copyOf(dropped);
      absences = List.copyOf(absences);
      unfired = List.copyOf(unfired);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.workerDetail(this);
    }
  }

  /** How many runs are in a state. */
  record StateCount(RunAnswer.State state, long runs) {}

  /**
   * [30] What goes on now.
   *
   * @param running the newest of what has not ended
   * @param runningCount of all that has not ended
   * @param due the fires that come next
   * @param failures the newest runs that did not succeed
   * @param lastDay how the runs of the last 24 hours stand
   */
  record Overview(
      Instant time,
      String version,
      long generation,
      long schedules,
      List<Presence> workers,
      List<RunItem> running,
      long runningCount,
      List<FireTime> due,
      List<RunItem> failures,
      List<StateCount> lastDay)
      implements ServerAnswer {
    public Overview {
      workers = List.copyOf(workers);
      running = List.copyOf(running);
      due = List.copyOf(due);
      failures = List.copyOf(failures);
      lastDay = List.copyOf(lastDay);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.overview(this);
    }
  }

  /**
   * What was, or would be, deleted.
   *
   * @param generations of the book
   */
  record CleanupCounts(
      long runs,
      long outputLines,
      long outputBytes,
      long missedRanges,
      long absences,
      long generations,
      long publishedOutput,
      long publishedExitStatus) {}

  /**
   * [31] A cleanup is under way.
   *
   * @param step what it does now, for people
   * @param done how much of it
   * @param of how much it is in all; 0 where that is not known
   */
  record CleanupProgress(String step, long done, long of) implements ServerAnswer {
    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.cleanupProgress(this);
    }
  }

  /**
   * [32] What a cleanup has done.
   *
   * @param dryRun whether it was only asked
   * @param outputBefore output of runs that ended before then is deleted
   * @param runsBefore runs that ended before then are
   * @param kept runs that are old enough, but have not ended, or are not settled with their worker
   * @param workersTold to clean their journals, too
   */
  record CleanupReport(
      boolean dryRun,
      Instant outputBefore,
      Instant runsBefore,
      CleanupCounts deleted,
      long kept,
      long workersTold)
      implements ServerAnswer {
    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.cleanupReport(this);
    }
  }

  /** A certificate that the server shows. */
  record ShownCertificate(String subject, String issuer, Instant notBefore, Instant notAfter) {}

  /**
   * Who asks.
   *
   * @param key the name of the key; empty without one
   * @param role in lower case
   * @param open whether the server has no keys
   * @param local whether the request comes from the server's own host
   */
  record Asker(String key, String role, boolean open, boolean local) {}

  /**
   * The server's database.
   *
   * @param version empty where it can't be reached
   * @param problem why it can't; empty where it can
   * @param queries whether people's queries are switched on
   */
  record DatabaseView(boolean reachable, String version, String problem, boolean queries) {}

  /**
   * [33] How the server is.
   *
   * @param wire the highest version of the wire that it speaks
   * @param tls whether the request came over TLS
   * @param problems that it knows of, each in words with what to do
   */
  record ServerState(
      Instant time,
      Instant started,
      String version,
      int wire,
      Asker asker,
      DatabaseView database,
      boolean tls,
      List<ShownCertificate> certificates,
      long connected,
      long away,
      long generation,
      long schedules,
      List<String> problems)
      implements ServerAnswer {
    public ServerState {
      certificates = List.copyOf(certificates);
      problems = List.copyOf(problems);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.serverState(this);
    }
  }

  /**
   * A package that a run has updated; what its package manager did not say is empty.
   *
   * @param channel the repository
   * @param sizeChange with its unit, as it was written; so is the next
   */
  record PackageUpdate(
      String channel,
      String name,
      String oldVersion,
      String newVersion,
      String sizeChange,
      String downloadSize) {}

  /** What a package manager said of all updates of a run; sizes in MiB, null if it did not. */
  record UpdateTotals(
      long count,
      @Nullable Double download,
      @Nullable Double installed,
      @Nullable Double netChange) {}

  /**
   * [34] Updates of one run; one with many has several such messages.
   *
   * @param totals in the last of them; null in the others
   */
  record RunUpdates(
      UUID run,
      String schedule,
      Instant ended,
      List<PackageUpdate> packages,
      @Nullable UpdateTotals totals)
      implements ServerAnswer {
    public RunUpdates {
      packages = List.copyOf(packages);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.runUpdates(this);
    }
  }
}
