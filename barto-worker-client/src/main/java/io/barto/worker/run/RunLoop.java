package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.worker.plan.LocalPlan;
import io.barto.worker.plan.Questions;
import io.barto.worker.report.Outbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that does everything about runs. Others hand it what is to be done; processes are
 * started by a pool, as that takes milliseconds.
 *
 * <p>An exception ends it, and so the worker: commands go on, and the next worker takes them up
 * from the journal, which is safer than going on with half of a change made.
 */
public final class RunLoop {
  private static final System.Logger LOG = System.getLogger(RunLoop.class.getName());
  private static final long FORGET_EVERY = Duration.ofHours(1).toNanos();
  private static final long WHILE_STOPPING = Duration.ofMillis(50).toNanos();

  private static final long LAST_WORD = Duration.ofSeconds(2).toNanos();

  private final RunSite site;
  private final BlockingQueue<Runnable> mail = new LinkedBlockingQueue<>();
  private final Runs runs;
  private final Dispatches dispatches;
  private final LocalFires fires;
  private final Questions questions = new Questions();
  private final ServerToWorker.Handler<Runnable> messages;
  private @Nullable Stopping stopping;
  private boolean over;
  private long forgetAt;
  private volatile int running;

  public RunLoop(RunSite site) {
    this.site = site;
    this.runs = new Runs(site, mail::add);
    var plan = new LocalPlan();
    this.dispatches = new Dispatches(site, runs, new Decisions(site.journal(), plan));
    this.fires = new LocalFires(site, runs, dispatches, plan);
    this.messages = new ServerMessages(site, runs, dispatches, fires, questions);
    this.forgetAt = site.nanos().getAsLong();
  }

  /** Takes up what is left of an earlier worker and works until it is stopped. */
  public void run() throws IOException, InterruptedException {
    try {
      new Adopter(site, runs).adoptAll();
      while (!over) {
        turn();
      }
      fires.leave();
      runs.commit();
    } catch (RuntimeException e) {
      if (site.journal().isBroken()) {
        tellAndWait("the journal can't be written: " + e.getMessage());
      }
      throw e;
    } finally {
      runs.close();
    }
  }

  private void tellAndWait(String why) throws InterruptedException {
    Outbox outbox = runs.lastWord(why);
    long until = site.nanos().getAsLong() + LAST_WORD;
    while (outbox != null && !outbox.isEmpty() && site.nanos().getAsLong() - until < 0) {
      mail.poll(WHILE_STOPPING, NANOSECONDS); // nothing more can be done about what comes
    }
  }

  private void turn() throws InterruptedException {
    fires.fireDue();
    runs.commit();
    runs.poll();
    runs.commit();
    running = runs.running();
    if (stopping != null && stopping.proceed()) {
      over = true;
      return;
    }
    forget();
    long untold = dispatches.tell();
    long work = Math.min(runs.rest(), stopping == null ? fires.rest() : WHILE_STOPPING);
    long rest = Math.min(untold, work);
    Runnable first = mail.poll(Math.max(0, rest), NANOSECONDS);
    for (Runnable next = first; next != null; next = mail.poll()) {
      next.run();
    }
  }

  private void forget() {
    if (!runs.paused() && site.nanos().getAsLong() - forgetAt >= 0) {
      forgetAt = site.nanos().getAsLong() + FORGET_EVERY;
      fires.raiseMarks();
      Instant now = site.time().now();
      site.starter().execute(() -> site.journal().forget(now));
    }
  }

  /** How many commands run. */
  public int running() {
    return running;
  }

  /** A connection is about to begin, by a hello; the welcome says what time it is. */
  public void greets() {
    questions.begin(site.time().elapsed());
  }

  /** A heartbeat is about to be sent; its answer says what time it is. */
  public void asks() {
    questions.ask(site.time().elapsed());
  }

  /** The server has welcomed this worker; what it is told goes into the outbox. */
  public void welcomed(Welcome welcome, Outbox outbox) {
    long heardAt = site.time().elapsed();
    Long askedAt = questions.answered();
    mail.add(
        () -> {
          fires.heard(welcome.serverTime(), heardAt, askedAt);
          fires.welcomed();
          runs.welcomed(welcome, outbox);
        });
  }

  /** A server does not let this worker in. */
  public void refused(Refusal refusal) {
    mail.add(() -> fires.refused(refusal.code()));
  }

  /** The connection of an outbox is gone. */
  public void disconnected(Outbox outbox) {
    mail.add(
        () -> {
          runs.disconnected(outbox);
          if (!runs.connected()) {
            fires.disconnected();
          }
        });
  }

  /** The server has said something. */
  public void received(ServerToWorker message) {
    mail.add(message.accept(messages));
  }

  /** Ends; commands go on and are taken up by the next worker. */
  public void leave() {
    mail.add(() -> over = true);
  }

  /** Ends all commands, tells the server as long as it listens, and ends. */
  public void stop() {
    mail.add(
        () -> {
          if (stopping == null) {
            LOG.log(INFO, "stopping {0} commands", runs.running());
            stopping = new Stopping(runs, site.nanos());
          }
        });
  }
}
