package io.barto.worker;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import io.barto.config.BartocConfig;
import io.barto.program.ExitCode;
import io.barto.program.ProcessSignals;
import io.barto.worker.command.BootTime;
import io.barto.worker.command.Host;
import io.barto.worker.command.Launcher;
import io.barto.worker.command.Liveness;
import io.barto.worker.command.PrivateFiles;
import io.barto.worker.command.ProcessTable;
import io.barto.worker.command.Signals;
import io.barto.worker.connection.Protection;
import io.barto.worker.connection.ServerAccess;
import io.barto.worker.connection.ServerConnection;
import io.barto.worker.journal.Journal;
import io.barto.worker.journal.JournalException;
import io.barto.worker.journal.JournalFile;
import io.barto.worker.plan.CatchUp;
import io.barto.worker.plan.WorkerClock;
import io.barto.worker.run.RunLoop;
import io.barto.worker.run.RunSite;
import io.barto.worker.spool.OutputFeed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The worker at work: its threads, from start to stop. The calling thread does what is about runs,
 * one more keeps the connection, a few start processes.
 */
final class Worker {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());
  private static final int STARTERS = 4;

  private final BartocConfig config;
  private final Places places;
  private final Protection protection;
  private final Clock clock;
  private volatile int exitCode = ExitCode.DONE;

  Worker(BartocConfig config, Places places, Protection protection, Clock clock) {
    this.config = config;
    this.places = places;
    this.protection = protection;
    this.clock = clock;
  }

  /**
   * Works until a signal or the connection ends it.
   *
   * @return with what the program is to end
   */
  int run(Map<String, String> environment, String version)
      throws StartException, InterruptedException {
    try (DataDirectory data = DataDirectory.take(places.data())) {
      PrivateFiles.directory(places.journalDirectory());
      PrivateFiles.file(places.journal());
      ExecutorService starters = Executors.newFixedThreadPool(STARTERS);
      try (JournalFile journal = JournalFile.open(places.journal(), clock.instant())) {
        return work(site(data, journal, Host.find(environment), starters), version);
      } finally {
        starters.shutdownNow();
      }
    } catch (JournalException | IOException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  private RunSite site(DataDirectory data, JournalFile file, Host host, ExecutorService starters)
      throws IOException {
    Journal journal = file.journal();
    return new RunSite(
        config.name(),
        data.runs(),
        config.dispatchGrace(),
        new CatchUp(config.missedTick(), config.missedLimit(), config.offlineValidity()),
        config.spoolLimit(),
        journal,
        file.setAside(),
        host,
        Launcher.in(data.path(), host),
        new Liveness(host, ProcessTable.ofThisHost()),
        new Signals(host),
        clock,
        new WorkerClock(clock, BootTime.ofThisHost(), host.bootId(), journal.plan().clock()),
        System::nanoTime,
        starters,
        ByteBuffer.allocate(OutputFeed.BATCH_BYTES));
  }

  private int work(RunSite site, String version) throws InterruptedException {
    var loop = new RunLoop(site);
    var info = ThisHost.info(Path.of("/etc/os-release"), version);
    var conversation =
        new WorkerConversation(
            site.journal(),
            loop,
            site.host().bootId(),
            info,
            clock,
            Version1Side.serverOf(config),
            new Version1Side(config, protection, site.journal(), loop, info, clock));
    var connection =
        new ServerConnection(
            ServerAccess.of(config),
            protection,
            conversation,
            System::nanoTime,
            new SecureRandom());
    LOG.log(INFO, "bartoc {0}, worker `{1}`, files in {2}", version, config.name(), places.data());
    Thread connecting = connecting(connection, loop);
    ProcessSignals.on("INT", loop::stop);
    ProcessSignals.on("TERM", loop::leave);
    connecting.start();
    try {
      loop.run();
    } catch (IOException | RuntimeException e) {
      LOG.log(ERROR, "the worker can't go on; commands do, and are taken up at its next start", e);
      exitCode = ExitCode.FAILED;
    } finally {
      connection.stop();
      connecting.interrupt();
      connecting.join(2000);
    }
    LOG.log(INFO, "ended");
    return exitCode;
  }

  private Thread connecting(ServerConnection connection, RunLoop loop) {
    var thread =
        new Thread(
            () -> {
              try {
                connection.run();
                exitCode = ExitCode.SERVER_NOT_REACHABLE;
                loop.leave();
              } catch (InterruptedException e) {
                // the worker ends
              }
            },
            "bartoc-connection");
    thread.setDaemon(true);
    return thread;
  }
}
