package io.barto.server.query.boundary;

import io.barto.plan.Schedule;
import io.barto.protocol.RunAnswer.RunStarted;
import io.barto.protocol.RunRequest.RunNow;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.schedule.boundary.RunsOnDemand;
import io.barto.server.schedule.boundary.RunsOnDemand.Asked;
import io.barto.server.schedule.boundary.Schedules;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What people ask to be run now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NewRuns {
  private static final Logger LOG = System.getLogger(NewRuns.class.getName());

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunsOnDemand demand;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputAnswers output;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunAnswers runs;

  /** Starts it and, where that is wanted, tells of it until it has ended. */
  public long run(RunNow request, Requester requester, Consumer<ServerToCli> sink) {
    Schedule schedule =
        Reading.of(
            dataSource,
            connection ->
                new Lookup(connection, schedules.book())
                    .schedule(request.worker(), request.schedule()));
    Asked asked = ask(request.worker(), schedule);
    LOG.log(
        Level.INFO,
        "{0} runs {1}/{2} now: {3}",
        requester.name(),
        request.worker(),
        request.schedule(),
        asked.runs());
    sink.accept(new RunStarted(asked.runs(), asked.notAfter()));
    if (request.follow()) {
      for (UUID run : asked.runs()) {
        output.follow(run, asked.notAfter(), sink);
      }
      asked.runs().forEach(run -> sink.accept(runs.run(run.toString())));
    }
    return asked.runs().size();
  }

  private Asked ask(String worker, Schedule schedule) {
    try {
      return demand.run(worker, schedule);
    } catch (RuntimeException e) {
      throw Changes.databaseTrouble(e);
    }
  }
}
