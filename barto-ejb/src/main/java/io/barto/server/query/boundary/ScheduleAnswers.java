package io.barto.server.query.boundary;

import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.RunAnswer.LastFire;
import io.barto.protocol.RunAnswer.ScheduleItem;
import io.barto.protocol.RunAnswer.ScheduleList;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.query.control.run.LastFires;
import io.barto.server.query.control.run.StoredNames;
import io.barto.server.schedule.boundary.Schedules;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people ask about schedules. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduleAnswers {
  private static final int PART = 200;

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /** The schedules of the book, by worker and name; says how many there are. */
  public long schedules(RunRequest.Schedules request, Consumer<ServerToCli> sink) {
    ScheduleBook book = schedules.book();
    return Reading.of(dataSource, connection -> answer(request, book, connection, sink));
  }

  private long answer(
      RunRequest.Schedules request,
      ScheduleBook book,
      Connection connection,
      Consumer<ServerToCli> sink)
      throws SQLException {
    check(request, new Lookup(connection, book));
    List<Map.Entry<ScheduleKey, Schedule>> wanted = wanted(request, book);
    Map<String, Long> ids = new StoredNames(connection).workers();
    var part = new ArrayList<ScheduleItem>();
    try (var fires = new LastFires(connection)) {
      for (Map.Entry<ScheduleKey, Schedule> entry : wanted) {
        Long id = ids.get(entry.getKey().worker());
        LastFire last = id == null ? null : fires.of(id, entry.getKey().schedule());
        part.add(item(entry.getKey(), entry.getValue(), last, book.generation()));
        if (part.size() == PART) {
          sink.accept(new ScheduleList(part));
          part.clear();
        }
      }
    }
    if (!part.isEmpty() || wanted.isEmpty()) {
      sink.accept(new ScheduleList(part));
    }
    return wanted.size();
  }

  private static void check(RunRequest.Schedules request, Lookup lookup) throws SQLException {
    String name = request.schedule();
    Long worker = lookup.workerIfNamed(request.worker());
    if (name != null) {
      lookup.checkSchedule(request.worker(), worker, name);
    }
  }

  private static List<Map.Entry<ScheduleKey, Schedule>> wanted(
      RunRequest.Schedules request, ScheduleBook book) {
    return book.entries().stream()
        .filter(entry -> isOrAny(request.worker(), entry.getKey().worker()))
        .filter(entry -> isOrAny(request.schedule(), entry.getKey().schedule()))
        .sorted(
            Map.Entry.comparingByKey(
                java.util.Comparator.comparing(ScheduleKey::worker)
                    .thenComparing(ScheduleKey::schedule)))
        .toList();
  }

  private static boolean isOrAny(@Nullable String wanted, String name) {
    return wanted == null || wanted.equals(name);
  }

  private ScheduleItem item(
      ScheduleKey key, Schedule schedule, @Nullable LastFire last, long generation) {
    Instant next = schedule.onCalendar().next(clock.instant()).orElse(null);
    return new ScheduleItem(
        key.worker(),
        key.schedule(),
        schedule.onCalendar().written(),
        Schedules.calendar(schedule),
        schedule.onCalendar().describe(),
        schedule.commands(),
        schedule.stopOnFailure(),
        next,
        last,
        workers.find(key.worker()).isPresent(),
        generation);
  }
}
