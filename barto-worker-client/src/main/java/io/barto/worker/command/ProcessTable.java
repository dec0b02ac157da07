package io.barto.worker.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The processes of this host. */
public interface ProcessTable {
  /**
   * When a process began, in this host's own words: with its pid it names a process for good, where
   * the pid alone comes back. Null where there is none, or only what is left of a dead one.
   */
  @Nullable String birthOf(long pid);

  /** Whether any process lives in a session (or, where that can't be told, process group). */
  boolean hasSession(long leader);

  /** The process table of this host. */
  static ProcessTable ofThisHost() {
    return Files.isReadable(Path.of("/proc/self/stat"))
        ? new ProcProcesses(Path.of("/proc"))
        : new PsProcesses();
  }
}
