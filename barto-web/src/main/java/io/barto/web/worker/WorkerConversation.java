package io.barto.web.worker;

import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerToWorker.Pulse;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.protocol.WorkerToServer.ClientInfo;
import io.barto.protocol.WorkerToServer.Dropped;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.ExitStatus;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServer.JournalState;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.OutputLine;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.protocol.WorkerToServer.Unfired;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.web.caller.Caller;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands each message of a worker to the part of the server that it is for, and says whether there
 * was one. Used by one thread.
 */
final class WorkerConversation implements WorkerToServer.Handler<Boolean> {
  private static final Logger LOG = System.getLogger(WorkerConversation.class.getName());

  private final UUID connection;
  private final String name;
  private final Caller caller;
  private final String serverVersion;
  private final WorkerLink link;
  private final Arrivals arrivals;
  private final RunReports reports;
  private final OutputIngest output;
  private final BiConsumer<String, Map<String, Long>> drops;
  private final Clock clock;
  private volatile @Nullable ConnectedWorker worker;
  private @Nullable InterruptedException interrupted;

  WorkerConversation(
      UUID connection,
      String name,
      Caller caller,
      String serverVersion,
      WorkerLink link,
      Arrivals arrivals,
      RunReports reports,
      OutputIngest output,
      BiConsumer<String, Map<String, Long>> drops,
      Clock clock) {
    this.connection = connection;
    this.name = name;
    this.caller = caller;
    this.serverVersion = serverVersion;
    this.link = link;
    this.arrivals = arrivals;
    this.reports = reports;
    this.output = output;
    this.drops = drops;
    this.clock = clock;
  }

  /** Whether the worker has said hello and was admitted. */
  boolean greeted() {
    return worker != null;
  }

  @Override
  public Boolean hello(Hello message) {
    if (worker != null) {
      return unexpected("a second hello");
    }
    // stays null where it was refused: then nothing else is taken from it
    worker = arrivals.arrive(connection, name, caller.address(), message, link, serverVersion);
    HostInfo host = message.info();
    LOG.log(
        Level.INFO,
        "worker {0} connected from {1}, wire version 2: {2} on {3}, bartoc {4}, connection {5}",
        name,
        caller,
        host.hostname(),
        host.name(),
        host.version(),
        connection);
    return true;
  }

  @Override
  public Boolean accepted(Accepted message) {
    return report(from -> List.of(RunReport.of(from, message)));
  }

  @Override
  public Boolean refused(Refused message) {
    return report(from -> List.of(RunReport.of(from, message)));
  }

  @Override
  public Boolean started(Started message) {
    return report(from -> List.of(RunReport.of(from, message)));
  }

  @Override
  public Boolean ended(Ended message) {
    return report(from -> RunReport.of(from, message));
  }

  @Override
  public Boolean output(Output message) {
    if (worker == null) {
      return unexpected("output before the hello");
    }
    try {
      output.take(worker, message.batches());
    } catch (InterruptedException e) {
      interrupted = e;
    }
    return true;
  }

  @Override
  public Boolean heartbeat(Heartbeat message) {
    link.send(new Pulse(clock.instant()));
    ConnectedWorker from = worker;
    if (from != null) {
      arrivals.heard(from, message.journal(), message.workerTime());
    }
    return true;
  }

  @Override
  public Boolean dropped(Dropped message) {
    if (worker == null) {
      return unexpected("a report before the hello");
    }
    drops.accept(name, message.counts());
    return true;
  }

  @Override
  public Boolean clientInfo(ClientInfo message) {
    return unexpected("host information of version 1");
  }

  @Override
  public Boolean outputLine(OutputLine message) {
    return unexpected("an output line of version 1");
  }

  @Override
  public Boolean exitStatus(ExitStatus message) {
    return unexpected("an exit status of version 1");
  }

  @Override
  public Boolean fired(Fired message) {
    return report(from -> List.of(RunReport.of(from, message)));
  }

  @Override
  public Boolean unfired(Unfired message) {
    ConnectedWorker from = worker;
    if (from == null) {
      return unexpected("fires that will never run before the hello");
    }
    try {
      reports.take(from, message);
    } catch (InterruptedException e) {
      interrupted = e;
    }
    return true;
  }

  @Override
  public Boolean bookAccepted(BookAccepted message) {
    ConnectedWorker from = worker;
    if (from == null) {
      return unexpected("that it has the book before the hello");
    }
    arrivals.accepted(from, message);
    return true;
  }

  @Override
  public Boolean journalState(JournalState message) {
    ConnectedWorker from = worker;
    if (from == null) {
      return unexpected("how its journal is before the hello");
    }
    arrivals.journal(from, message.text());
    return true;
  }

  private Boolean report(Function<ConnectedWorker, List<RunReport>> said) {
    if (worker == null) {
      return unexpected("a report before the hello");
    }
    try {
      for (RunReport report : said.apply(worker)) {
        reports.take(report);
      }
    } catch (InterruptedException e) {
      interrupted = e;
    }
    return true;
  }

  private Boolean unexpected(String what) {
    LOG.log(Level.WARNING, "worker {0} sent {1}: ignored", name, what);
    return false;
  }

  /** A handler can't throw it; whoever called the handler does. */
  void throwIfInterrupted() throws InterruptedException {
    InterruptedException caught = interrupted;
    if (caught != null) {
      throw caught;
    }
  }
}
