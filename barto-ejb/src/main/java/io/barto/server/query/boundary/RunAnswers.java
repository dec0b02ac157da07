package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.RunAnswer.RunDetail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.RunList;
import io.barto.protocol.RunRequest.Runs;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.query.control.SignedSink;
import io.barto.server.query.control.run.NewestRuns;
import io.barto.server.query.control.run.RunDetails;
import io.barto.server.query.control.run.RunFilter;
import io.barto.server.refusal.RefusedException;
import io.barto.server.schedule.boundary.Schedules;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What people ask about runs. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunAnswers {
  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /** Runs, newest first; says how many. */
  public long runs(Runs request, Consumer<ServerToCli> sink) {
    return Reading.of(dataSource, connection -> answer(request, connection, sink));
  }

  private long answer(Runs request, Connection connection, Consumer<ServerToCli> sink)
      throws SQLException {
    var lookup = new Lookup(connection, schedules.book());
    Long worker = lookup.workerIfNamed(request.worker());
    String schedule = request.schedule();
    if (schedule != null) {
      lookup.checkSchedule(request.worker(), worker, schedule);
    }
    var filter =
        new RunFilter(
            worker,
            schedule,
            request.command(),
            request.states(),
            request.since(),
            request.until());
    var runs = new NewestRuns(connection, filter, request.limit());
    var signed = new SignedSink(sink, clock);
    long count = 0;
    do {
      List<RunItem> page = runs.next();
      if (!page.isEmpty() || signed.isSilent()) {
        signed.accept(new RunList(page));
      }
      count += page.size();
    } while (!runs.isOver());
    if (count == 0) {
      signed.accept(new RunList(List.of()));
    }
    return count;
  }

  /** All about one run. */
  public RunDetail run(String id) {
    return Reading.of(
        dataSource,
        connection ->
            detail(connection, new Lookup(connection, schedules.book()).run(id).number()));
  }

  private static RunDetail detail(Connection connection, long number) throws SQLException {
    RunDetail detail = RunDetails.of(connection, number);
    if (detail == null) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "the run was deleted meanwhile");
    }
    return detail;
  }
}
