package io.barto.selftest.fault;

import static java.util.Objects.requireNonNull;

import io.barto.selftest.site.DatabaseProcess;
import io.barto.selftest.site.Program;
import io.barto.selftest.site.Signal;
import io.barto.selftest.site.Site;
import io.barto.selftest.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Does faults to a site, and undoes them. */
public final class FaultInjector {
  private static final int FRAMES = 8;
  private static final long KIB = 1024;
  private static final long ROOM_KIB = 16;

  private final Site site;
  private final DatabaseProcess database;

  public FaultInjector(Site site) {
    this.site = site;
    this.database = new DatabaseProcess(site.dataDir());
  }

  /** Does what the fault begins with. */
  public void begin(Fault fault) throws IOException, InterruptedException {
    switch (fault.kind()) {
      case KILL_SERVER -> site.server().kill();
      case KILL_WORKER -> worker(fault).kill();
      case KILL_DATABASE -> database.signal(Signal.KILL);
      case STOP_SERVER -> site.server().signal(Signal.STOP);
      case STOP_WORKER -> worker(fault).signal(Signal.STOP);
      case STOP_DATABASE -> database.signal(Signal.STOP);
      case CUT -> wire(fault).cut();
      case SILENCE -> wire(fault).silence();
      case REPEAT -> wire(fault).repeat(FRAMES);
      case SWAP -> wire(fault).swap(FRAMES);
      case FULL_JOURNAL -> fillJournal(fault);
    }
  }

  /** Undoes it. */
  public void end(Fault fault) throws IOException, InterruptedException {
    switch (fault.kind()) {
      case KILL_SERVER -> site.server().start();
      case KILL_WORKER -> worker(fault).start();
      case KILL_DATABASE -> {} // its server starts it again
      case STOP_SERVER -> site.server().signal(Signal.CONT);
      case STOP_WORKER -> worker(fault).signal(Signal.CONT);
      case STOP_DATABASE -> database.signal(Signal.CONT);
      case CUT, SILENCE, REPEAT, SWAP -> wire(fault).heal();
      case FULL_JOURNAL -> {
        worker(fault).kill();
        worker(fault).start();
      }
    }
  }

  private Program worker(Fault fault) {
    return requireNonNull(site.workers().get(fault.target()), fault.target());
  }

  private Wire wire(Fault fault) {
    return requireNonNull(site.wires().get(fault.target()), fault.target());
  }

  /** No file of the worker may grow beyond what its journal has, and a little. */
  private void fillJournal(Fault fault) throws IOException, InterruptedException {
    Program worker = worker(fault);
    worker.kill();
    long bytes = longest(site.workerData(fault.target()).resolve("db"));
    worker.startWithFilesUpTo(bytes / KIB + ROOM_KIB);
  }

  private static long longest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(FaultInjector::size).max().orElse(0);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
