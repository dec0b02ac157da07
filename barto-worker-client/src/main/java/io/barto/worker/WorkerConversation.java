package io.barto.worker;

import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.realtime.TimeZones;
import io.barto.worker.connection.Conversation;
import io.barto.worker.connection.Version1;
import io.barto.worker.journal.Journal;
import io.barto.worker.report.Outbox;
import io.barto.worker.run.RunLoop;
import java.time.InstantSource;
import java.util.List;

/**
 * Lets the connection speak for the journal and the runs.
 *
 * @param server names it in the journal, which remembers that it speaks version 2
 */
record WorkerConversation(
    Journal journal,
    RunLoop runs,
    String bootId,
    HostInfo host,
    InstantSource clock,
    String server,
    Version1 version1)
    implements Conversation {
  @Override
  public Hello hello() {
    runs.greets();
    Book book = journal.plan().book();
    List<JournalMark> told = journal.markHello();
    return new Hello(
        journal.instance(),
        bootId,
        told.isEmpty() ? JournalMark.NONE : told.get(told.size() - 1),
        told,
        book == null ? null : book.incarnation(),
        book == null ? 0 : book.generation(),
        journal.fires().openRuns(),
        clock.instant(),
        TimeZones.version(),
        host);
  }

  @Override
  public Heartbeat heartbeat() {
    runs.asks();
    return new Heartbeat(clock.instant(), journal.markHeartbeat(), runs.running());
  }

  @Override
  public void welcomed(Welcome welcome, Outbox outbox) {
    journal.version1().speaksVersion2(server);
    runs.welcomed(welcome, outbox);
  }

  @Override
  public void refused(Refusal refusal) {
    runs.refused(refusal);
  }

  @Override
  public void received(ServerToWorker message) {
    runs.received(message);
  }

  @Override
  public void disconnected(Outbox outbox) {
    runs.disconnected(outbox);
  }
}
