package io.barto.selftest;

import io.barto.selftest.evidence.Witness;
import io.barto.selftest.evidence.WitnessedRun;
import io.barto.selftest.load.Load;
import io.barto.selftest.site.DatabaseProcess;
import io.barto.selftest.site.Signal;
import io.barto.selftest.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends everything that the test started, however it ends itself; once. */
final class Cleanup implements Runnable {
  private static final int DELETE_TRIES = 50;
  private static final long DELETE_PAUSE_MILLIS = 100;

  private final Site site;
  private boolean done;

  private Cleanup(Site site) {
    this.site = site;
  }

  /** Has a site ended when this program is. */
  static Cleanup of(Site site) {
    var cleanup = new Cleanup(site);
    Runtime.getRuntime().addShutdownHook(new Thread(cleanup, "clean-up"));
    return cleanup;
  }

  @Override
  public void run() {
    try {
      stop();
    } catch (IOException | InterruptedException e) {
      System.err.println("bartos: not everything in " + site.folder() + " was stopped: " + e);
    }
  }

  synchronized void stop() throws IOException, InterruptedException {
    if (done) {
      return;
    }
    done = true;
    var database = new DatabaseProcess(site.dataDir());
    database.signal(Signal.CONT);
    Optional<ProcessHandle> databaseServer = database.process();
    site.stop();
    stopCommands();
    // it ends with its server, unless that was killed a moment ago
    databaseServer.ifPresent(ProcessHandle::destroy);
  }

  /** Commands outlive their worker's death; those that told no end may still be there. */
  private void stopCommands() throws IOException {
    for (WitnessedRun run : Witness.read(Load.witness(site.folder())).values()) {
      if (run.ends().isEmpty()) {
        ProcessHandle.of(run.pid()).filter(this::isOurs).ifPresent(Cleanup::stop);
      }
    }
  }

  /** The number may be another program's by now. */
  private boolean isOurs(ProcessHandle process) {
    String folder = site.folder().toString();
    return process.info().arguments().map(List::of).orElse(List.of()).stream()
        .anyMatch(argument -> argument.contains(folder));
  }

  private static void stop(ProcessHandle command) {
    List<ProcessHandle> children = command.descendants().toList();
    command.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Deletes a folder with all that is in it. A command's parent may still be writing its last file
   * there, so it is tried for a while.
   *
   * @return whether nothing is left
   */
  static boolean delete(Path folder) throws InterruptedException {
    for (int tries = 0; tries < DELETE_TRIES; tries++) {
      try {
        deleteOnce(folder);
        return true;
      } catch (IOException | UncheckedIOException e) {
        TimeUnit.MILLISECONDS.sleep(DELETE_PAUSE_MILLIS);
      }
    }
    return false;
  }

  private static void deleteOnce(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Cleanup::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
