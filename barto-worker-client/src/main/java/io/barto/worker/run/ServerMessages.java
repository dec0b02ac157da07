package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Cleanup;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.Pulse;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.UnfiredStored;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.worker.plan.Questions;

/** What is to be done about each message of the server, by the thread that uses the runs. */
final class ServerMessages implements ServerToWorker.Handler<Runnable> {
  private static final System.Logger LOG = System.getLogger(ServerMessages.class.getName());

  private final RunSite site;
  private final Runs runs;
  private final Dispatches dispatches;
  private final LocalFires fires;
  private final Questions questions;

  ServerMessages(
      RunSite site, Runs runs, Dispatches dispatches, LocalFires fires, Questions questions) {
    this.site = site;
    this.runs = runs;
    this.dispatches = dispatches;
    this.fires = fires;
    this.questions = questions;
  }

  @Override
  public Runnable book(Book message) {
    return () -> fires.book(message);
  }

  @Override
  public Runnable dispatch(Dispatch message) {
    return () -> dispatches.take(message);
  }

  @Override
  public Runnable outputStored(OutputStored message) {
    return () -> runs.outputStored(message.ends());
  }

  @Override
  public Runnable endStored(EndStored message) {
    return () -> runs.endStored(message.runs());
  }

  @Override
  public Runnable refusal(Refusal message) {
    return () -> LOG.log(WARNING, "the server says: {0}", message.text());
  }

  // the connection has seen to it
  @Override
  public Runnable welcome(Welcome message) {
    return () -> {};
  }

  @Override
  public Runnable pulse(Pulse message) {
    long heardAt = site.time().elapsed();
    Long askedAt = questions.answered();
    return () -> fires.heard(message.serverTime(), heardAt, askedAt);
  }

  @Override
  public Runnable initialize(Initialize message) {
    return () -> fires.initialize(message);
  }

  // what is reported is deleted as it is acknowledged; only what guards against repeats is kept
  @Override
  public Runnable cleanup(Cleanup message) {
    return () -> {
      LOG.log(INFO, "the server asks to clean up");
      site.starter().execute(() -> site.journal().forget(site.clock().instant()));
    };
  }

  @Override
  public Runnable decided(Decided message) {
    return () -> fires.decided(message);
  }

  @Override
  public Runnable unfiredStored(UnfiredStored message) {
    return () -> site.journal().plan().unfiredStored(message.ids());
  }
}
