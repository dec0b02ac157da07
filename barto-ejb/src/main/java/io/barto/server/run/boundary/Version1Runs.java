package io.barto.server.run.boundary;

import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.server.run.entity.Run;
import io.barto.server.run.entity.RunState;
import io.barto.server.worker.boundary.ConnectedWorker;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runs that version 1 workers start by themselves: the server hears of one by the first record
 * about it. Each belongs to the worker that told of it first.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Version1Runs {
  private static final Logger LOG = System.getLogger(Version1Runs.class.getName());

  /** What stands for the schedule of a run without output, where several can be meant. */
  public static final String UNKNOWN_SCHEDULE = "(unknown)";

  /**
   * Published workers make random ids; ids of version 5 are those of fires that a server claims.
   */
  private static final int RANDOM_ID = 4;

  private static final int MAX_NAME = 255;

  /**
   * A record's word of a run.
   *
   * @param connection the connection that the record names
   * @param schedule null where the record does not say
   */
  public record Sighting(
      ConnectedWorker from, UUID run, UUID connection, @Nullable String schedule, Instant at) {}

  /**
   * A run that is there.
   *
   * @param lineMark time of its newest stored line in nanoseconds since 1970; null: none is stored
   */
  public record Seen(long number, @Nullable Long lineMark) {}

  /** What a record says of a run's end. */
  public record End(UUID run, @Nullable Integer exitCode, boolean success, Instant at) {}

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SentSchedules sent;

  /**
   * Finds or adds the runs that were seen and locks them until the transaction ends.
   *
   * @param sightings at most one a run
   * @return the runs by id; left out are those that the worker has no say in
   */
  public Map<UUID, Seen> see(Collection<Sighting> sightings) {
    Map<UUID, Run> runs = locked(sightings.stream().map(Sighting::run).toList());
    var seen = new HashMap<UUID, Seen>();
    for (Sighting sighting : sightings) {
      Run run = runs.get(sighting.run());
      if (run == null && sighting.run().version() == RANDOM_ID) {
        run = add(sighting);
      }
      if (run == null || run.worker() != sighting.from().id()) {
        LOG.log(
            Level.WARNING,
            "worker {0} reports run {1}, which is not its own: ignored",
            sighting.from().name(),
            sighting.run());
      } else {
        name(run, sighting);
        seen.put(run.runId(), new Seen(run.number(), run.lineMark()));
      }
    }
    return seen;
  }

  private Run add(Sighting sighting) {
    String schedule = scheduleOf(sighting);
    Run run =
        Run.ofVersion1(
            sighting.run(),
            sighting.from().id(),
            sighting.from().epoch(),
            sighting.connection(),
            schedule,
            commandOf(sighting.from(), schedule),
            sighting.at());
    entities.persist(run);
    return run;
  }

  private String scheduleOf(Sighting sighting) {
    String said = sighting.schedule();
    if (said != null) {
      return said.length() > MAX_NAME ? said.substring(0, MAX_NAME) : said;
    }
    List<V1Schedule> schedules = sent.of(sighting.from().name());
    return schedules.size() == 1 ? schedules.get(0).name() : UNKNOWN_SCHEDULE;
  }

  /** The text of the command where its schedule has only one. */
  private String commandOf(ConnectedWorker worker, String schedule) {
    return sent.of(worker.name()).stream()
        .filter(s -> s.name().equals(schedule) && s.commands().size() == 1)
        .map(s -> s.commands().get(0))
        .findFirst()
        .orElse("");
  }

  /** Output that comes after the end says what the end could not. */
  private void name(Run run, Sighting sighting) {
    if (sighting.schedule() != null && run.schedule().equals(UNKNOWN_SCHEDULE)) {
      String schedule = scheduleOf(sighting);
      run.named(schedule, commandOf(sighting.from(), schedule));
    }
  }

  /** Notes how far the output of runs is stored, in nanoseconds since 1970. */
  public void wroteUntil(Map<UUID, Long> marks) {
    locked(marks.keySet()).forEach((id, run) -> run.wroteUntil(marks.getOrDefault(id, 0L)));
  }

  /** Notes the ends of runs that were seen; what has ended stays as it was. */
  public void ended(Collection<End> ends) {
    Map<UUID, Run> runs = locked(ends.stream().map(End::run).toList());
    for (End end : ends) {
      Run run = runs.get(end.run());
      if (run != null) {
        if (run.state() == RunState.LOST) {
          LOG.log(Level.WARNING, "run {0} has ended, and counts as lost already", end.run());
        }
        run.ended(end.exitCode(), end.success(), end.at());
      }
    }
  }

  /** Found without a lock first, since that would lock the gaps between ids that are not there. */
  private Map<UUID, Run> locked(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Long> numbers =
        entities
            .createNamedQuery(Run.BY_IDS, Run.class)
            .setParameter("ids", ids)
            .getResultStream()
            .map(Run::number)
            .toList();
    if (numbers.isEmpty()) {
      return Map.of();
    }
    return entities
        .createNamedQuery(Run.BY_NUMBERS, Run.class)
        .setParameter("numbers", numbers)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .collect(Collectors.toMap(Run::runId, Function.identity()));
  }
}
