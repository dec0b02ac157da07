package io.barto.server.run.boundary;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.Schedule;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.entity.Run;
import io.barto.server.run.entity.RunState;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import io.barto.server.worker.boundary.WorkerStore.Advance;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ledger of runs. Every call is one transaction. */
@Stateless
public class RunLedger {
  /** A fire that has come due, with the worker that shall run it. */
  public record DueFire(ConnectedWorker worker, Fire fire, Schedule schedule, long generation) {}

  /** A claimed fire, ready to be sent. */
  public record ClaimedFire(ConnectedWorker worker, Dispatch dispatch) {}

  /**
   * What a returning worker is told.
   *
   * @param open runs that have not ended and that the worker holds
   * @param again fires that were claimed and that the worker does not know of
   */
  public record Settlement(List<UUID> open, List<Dispatch> again) {
    public Settlement {
      open = List.copyOf(open);
      again = List.copyOf(again);
    }
  }

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  /**
   * Claims fires. The run's id decides: whoever claims it again, after a restart or an unclear
   * commit, finds it there, and gets it once more as long as its worker has not accepted it, since
   * the worker starts no id twice.
   *
   * @return what shall be sent, in the order given
   */
  public List<ClaimedFire> claim(List<DueFire> due, Instant now) {
    Map<Long, Long> epochs =
        workers.advance(
            due.stream()
                .map(d -> new Advance(d.worker().id(), d.worker().epoch(), d.fire().nominal()))
                .toList());
    Collection<DueFire> mine = onceEach(due, epochs);
    Map<UUID, Run> known =
        byId(mine.stream().flatMap(d -> runIds(d).stream()).collect(Collectors.toSet()));
    var claimed = new ArrayList<ClaimedFire>();
    for (DueFire fire : mine) {
      List<Run> runs = claimRuns(fire, known, now);
      if (!runs.isEmpty()) {
        claimed.add(new ClaimedFire(fire.worker(), dispatch(runs)));
      }
    }
    return claimed;
  }

  /**
   * Leaves out what is for an older connection, and what is there twice: a fire that waited for the
   * database is planned again when its worker comes back meanwhile.
   */
  private static Collection<DueFire> onceEach(List<DueFire> due, Map<Long, Long> epochs) {
    var fires = new LinkedHashMap<Fire, DueFire>();
    for (DueFire fire : due) {
      Long epoch = epochs.get(fire.worker().id());
      if (epoch != null && epoch == fire.worker().epoch()) {
        fires.putIfAbsent(fire.fire(), fire);
      }
    }
    return fires.values();
  }

  private static List<UUID> runIds(DueFire due) {
    var ids = new ArrayList<UUID>();
    for (int index = 0; index < due.schedule().commands().size(); index++) {
      ids.add(RunId.of(due.fire(), index, 1).value());
    }
    return ids;
  }

  private List<Run> claimRuns(DueFire due, Map<UUID, Run> known, Instant now) {
    var claim =
        new Run.Claim(
            due.worker().id(),
            due.worker().instance(),
            due.worker().epoch(),
            due.schedule().name(),
            due.generation(),
            due.fire().nominal(),
            1,
            due.schedule().stopOnFailure());
    List<UUID> ids = runIds(due);
    var runs = new ArrayList<Run>();
    Run first = known.get(ids.get(0));
    if (first != null && first.generation() != due.generation()) {
      return claimedBefore(first, due, known);
    }
    for (int index = 0; index < ids.size(); index++) {
      Run run = known.get(ids.get(index));
      if (run == null) {
        run = new Run(ids.get(index), claim, index, due.schedule().commands().get(index), now);
        entities.persist(run);
      }
      if (run.state() == RunState.DUE) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** It was claimed by another book: it stays as it was then, whatever commands it has now. */
  private static List<Run> claimedBefore(Run first, DueFire due, Map<UUID, Run> known) {
    var runs = new ArrayList<Run>();
    for (int index = 0; index < due.schedule().commands().size(); index++) {
      Run run = known.get(RunId.of(due.fire(), index, 1).value());
      if (run != null && run.state() == RunState.DUE && run.generation() == first.generation()) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** What tells a worker of runs of one fire. */
  static Dispatch dispatch(List<Run> runs) {
    Run first = runs.get(0);
    return new Dispatch(
        first.schedule(),
        first.dueOrClaimed(),
        first.attempt(),
        first.generation(),
        first.stopOnFailure(),
        runs.stream().map(r -> new Command(r.runId(), r.commandIndex(), r.command())).toList(),
        first.notAfter());
  }

  /**
   * Agrees with a returning worker on what has not ended: what it does not know of is sent again,
   * what it had accepted and no longer knows of is lost, and what was closed when it was given up
   * and is held by it after all is open again.
   *
   * @param held the runs that the worker says are open
   * @throws RefusedException where a later hello has taken over meanwhile
   */
  public Settlement settle(ConnectedWorker worker, Collection<UUID> held, Instant now) {
    workers.lockCurrent(worker);
    var heldIds = new HashSet<>(held);
    var open = new ArrayList<UUID>();
    var unknown = new LinkedHashMap<List<Object>, List<Run>>();
    for (Run run : openOrHeld(worker.id(), heldIds)) {
      if (heldIds.contains(run.runId())) {
        run.held(now);
        open.add(run.runId());
      } else if (run.state() == RunState.DUE) {
        unknown.computeIfAbsent(run.fire(), key -> new ArrayList<>()).add(run);
      } else {
        run.lost("its worker came back without any memory of it", now);
      }
    }
    return new Settlement(open, unknown.values().stream().map(RunLedger::dispatch).toList());
  }

  /** What has not ended, and of what is held all that its worker may open again; locked. */
  private List<Run> openOrHeld(long worker, Set<UUID> held) {
    var found = new ArrayList<>(open(worker));
    var others = new HashSet<>(held);
    found.forEach(run -> others.remove(run.runId()));
    byId(others).values().stream().filter(run -> run.worker() == worker).forEach(found::add);
    return locked(found).stream()
        .filter(run -> !run.state().isTerminal() || isReopened(run, held))
        .toList();
  }

  private static boolean isReopened(Run run, Set<UUID> held) {
    return run.mayBeReopened() && held.contains(run.runId());
  }

  /**
   * Ends what a worker left open, as it will not come back: what has not begun is missed, what has
   * is lost.
   *
   * @return how many runs these were
   */
  public int retire(long worker, Instant now) {
    List<Run> open = openRuns(worker);
    for (Run run : open) {
      run.missed("retired: its worker will not come back", now);
      run.lost("its worker was retired while it ran", now);
    }
    return open.size();
  }

  private List<Run> openRuns(long worker) {
    return locked(open(worker)).stream().filter(run -> !run.state().isTerminal()).toList();
  }

  private List<Run> open(long worker) {
    return entities
        .createNamedQuery(Run.OPEN_OF_WORKER, Run.class)
        .setParameter("worker", worker)
        .getResultList();
  }

  /**
   * Keeps runs for this transaction, as they are now: else a settlement and a report at the same
   * time would each write over what the other one has found out. They are found without a lock
   * before, since that would lock the gaps between them too; and locked by one statement, in the
   * order of their numbers, as everybody does.
   *
   * @return those that are still there, in the order given
   */
  private List<Run> locked(Collection<Run> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    Set<Long> there =
        entities
            .createNamedQuery(Run.BY_NUMBERS, Run.class)
            .setParameter("numbers", runs.stream().map(Run::number).toList())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .map(Run::number)
            .collect(Collectors.toSet());
    return runs.stream().filter(run -> there.contains(run.number())).toList();
  }

  /**
   * Records reports in the order given. Illegal moves change nothing, and so do reports of runs
   * that there are not, unless the report is of a fire that nobody dispatched: these are made.
   *
   * @return the runs that are not there, or are not those of the worker that reports them
   */
  public Set<UUID> record(List<RunReport> reports) {
    // as a claim does, so that the two never make the same run
    workers.lock(reports.stream().filter(RunReport::isFired).map(r -> r.from().id()).toList());
    var runs = new HashMap<UUID, Run>();
    locked(
            byId(reports.stream().flatMap(r -> r.runs().stream()).collect(Collectors.toSet()))
                .values())
        .forEach(run -> runs.put(run.runId(), run));
    var unknown = new HashSet<UUID>();
    for (RunReport report : reports) {
      for (UUID id : report.runs()) {
        Run run = runs.computeIfAbsent(id, missing -> made(report, missing));
        if (run == null || !report.applyTo(run)) {
          unknown.add(id);
        }
      }
    }
    return unknown;
  }

  private @Nullable Run made(RunReport report, UUID id) {
    Run run = report.make(id);
    if (run != null) {
      entities.persist(run);
    }
    return run;
  }

  /** Which runs of a worker have which numbers; unknown ids and runs of others are left out. */
  public Map<UUID, Long> numbers(long worker, Set<UUID> ids) {
    return byId(ids).values().stream()
        .filter(run -> run.worker() == worker)
        .collect(Collectors.toMap(Run::runId, Run::number));
  }

  private Map<UUID, Run> byId(Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createNamedQuery(Run.BY_IDS, Run.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Run::runId, Function.identity()));
  }
}
