package io.barto.web.worker;

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
import io.barto.server.output.boundary.Version1Ingest;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.ConnectedWorker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What a worker of version 1 says: how commands it ran went. Used by one thread. */
final class Version1Conversation implements WorkerToServer.Handler<Boolean> {
  private static final Logger LOG = System.getLogger(Version1Conversation.class.getName());

  private final ConnectedWorker worker;
  private final Arrivals arrivals;
  private final Version1Ingest records;
  private @Nullable InterruptedException interrupted;

  Version1Conversation(ConnectedWorker worker, Arrivals arrivals, Version1Ingest records) {
    this.worker = worker;
    this.arrivals = arrivals;
    this.records = records;
  }

  @Override
  public Boolean outputLine(OutputLine message) {
    return record(() -> records.take(worker, message));
  }

  @Override
  public Boolean exitStatus(ExitStatus message) {
    return record(() -> records.take(worker, message));
  }

  @Override
  public Boolean clientInfo(ClientInfo message) {
    arrivals.informed(worker, message.info());
    return true;
  }

  private interface Taking {
    void take() throws InterruptedException;
  }

  private Boolean record(Taking taking) {
    try {
      taking.take();
    } catch (InterruptedException e) {
      interrupted = e;
    }
    return true;
  }

  @Override
  public Boolean hello(Hello message) {
    return unexpected("a hello");
  }

  @Override
  public Boolean accepted(Accepted message) {
    return unexpected("an acceptance");
  }

  @Override
  public Boolean refused(Refused message) {
    return unexpected("a refusal");
  }

  @Override
  public Boolean started(Started message) {
    return unexpected("a start");
  }

  @Override
  public Boolean output(Output message) {
    return unexpected("batches of output");
  }

  @Override
  public Boolean ended(Ended message) {
    return unexpected("ends of runs");
  }

  @Override
  public Boolean dropped(Dropped message) {
    return unexpected("counts of dropped messages");
  }

  @Override
  public Boolean fired(Fired message) {
    return unexpected("a fire of its own");
  }

  @Override
  public Boolean unfired(Unfired message) {
    return unexpected("fires that will never run");
  }

  @Override
  public Boolean bookAccepted(BookAccepted message) {
    return unexpected("that it has the book");
  }

  @Override
  public Boolean journalState(JournalState message) {
    return unexpected("how its journal is");
  }

  @Override
  public Boolean heartbeat(Heartbeat message) {
    return unexpected("a heartbeat");
  }

  private Boolean unexpected(String what) {
    LOG.log(
        Level.WARNING,
        "worker {0} sent {1} of version 2, which it did not ask for: ignored",
        worker.name(),
        what);
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
