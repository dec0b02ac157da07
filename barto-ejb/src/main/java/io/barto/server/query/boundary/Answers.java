package io.barto.server.query.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputRequest;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.WorkersAnswer;
import io.barto.server.refusal.RefusedException;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Consumer;

/** Answers what people ask, in parts of bounded size; says who knows the answer. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Answers {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerFacts facts;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private LineAnswers lines;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SqlAnswers sql;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ScheduleAnswers schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunAnswers runs;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputAnswers output;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerAnswers workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private StateAnswers states;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Changes changes;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private NewRuns newRuns;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private CleanupAnswers cleanups;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private UpdateAnswers updates;

  /**
   * Answers one request of the server itself.
   *
   * @see #answer(CliToServer, Requester, Consumer)
   */
  public long answer(CliToServer request, Consumer<ServerToCli> sink) {
    return answer(request, Requester.SELF, sink);
  }

  /**
   * Answers one request.
   *
   * @param requester who asks, and may
   * @param sink takes the parts, on this thread; what it throws ends the answer
   * @return how many items the answer had
   * @throws RefusedException where there is no answer; parts may have been sent before
   */
  public long answer(CliToServer request, Requester requester, Consumer<ServerToCli> sink) {
    return request.accept(new Answering(requester, sink));
  }

  /** One method a request. */
  private final class Answering implements CliToServer.Handler<Long> {
    private final Requester requester;
    private final Consumer<ServerToCli> sink;

    Answering(Requester requester, Consumer<ServerToCli> sink) {
      this.requester = requester;
      this.sink = sink;
    }

    private Long one(ServerToCli answer) {
      sink.accept(answer);
      return 1L;
    }

    @Override
    public Long info(CliToServer.Info message) {
      return one(
          message.json()
              ? new ServerToCli.InfoJson(facts.json())
              : new ServerToCli.Info(facts.variables()));
    }

    @Override
    public Long updates(CliToServer.Updates message) {
      return one(updates.found(message, requester.patience()));
    }

    @Override
    public Long cleanup(CliToServer.Cleanup message) {
      return one(cleanups.beforeToday(requester));
    }

    @Override
    public Long clients(CliToServer.Clients message) {
      return workers.clients(sink);
    }

    @Override
    public Long query(CliToServer.Query message) {
      return sql.query(message.sql(), sink);
    }

    @Override
    public Long list(CliToServer.ListOutput message) {
      return lines.list(message, sink);
    }

    @Override
    public Long listCommands(CliToServer.ListCommands message) {
      ServerToCli.CommandNames names = lines.commands(message);
      sink.accept(names);
      return (long) names.names().size();
    }

    @Override
    public Long failed(CliToServer.Failed message) {
      return lines.failed(sink);
    }

    @Override
    public Long cmd(CliToServer.Cmd message) {
      return lines.cmd(message, sink);
    }

    @Override
    public Long clientVersions(CliToServer.ClientVersions message) {
      WorkersAnswer.ClientVersions versions = workers.versions();
      sink.accept(versions);
      return (long) versions.versions().size();
    }

    @Override
    public Long reload(CliToServer.Reload message) {
      return one(changes.reload(message.dryRun(), requester));
    }

    @Override
    public Long retireWorker(CliToServer.RetireWorker message) {
      return one(changes.retire(message.name(), requester));
    }

    @Override
    public Long replaceWorker(CliToServer.ReplaceWorker message) {
      return one(changes.replace(message.name(), requester));
    }

    @Override
    public Long schedules(RunRequest.Schedules message) {
      return schedules.schedules(message, sink);
    }

    @Override
    public Long runs(RunRequest.Runs message) {
      return runs.runs(message, sink);
    }

    @Override
    public Long showRun(RunRequest.ShowRun message) {
      return one(runs.run(message.id()));
    }

    @Override
    public Long runNow(RunRequest.RunNow message) {
      return newRuns.run(message, requester, sink);
    }

    @Override
    public Long output(OutputRequest.Output message) {
      return output.output(message, sink);
    }

    @Override
    public Long tail(OutputRequest.Tail message) {
      return output.tail(message, sink);
    }

    @Override
    public Long showWorker(ServerRequest.ShowWorker message) {
      return one(workers.worker(message.name()));
    }

    @Override
    public Long overview(ServerRequest.Overview message) {
      return one(states.overview());
    }

    @Override
    public Long cleanOlder(ServerRequest.CleanOlder message) {
      return one(cleanups.older(message, requester, sink));
    }

    @Override
    public Long checkReload(ServerRequest.CheckReload message) {
      return one(changes.check(message));
    }

    @Override
    public Long findUpdates(ServerRequest.FindUpdates message) {
      return updates.byRun(message, sink);
    }

    @Override
    public Long serverState(ServerRequest.ServerState message) {
      return one(states.state(requester));
    }
  }
}
