package io.barto.worker.command;

import java.io.IOException;

/** Tells whether a run can still write its end. */
public final class Liveness {
  private final Host host;
  private final ProcessTable processes;

  public Liveness(Host host, ProcessTable processes) {
    this.host = host;
    this.processes = processes;
  }

  /** Whether the host was started again since the marker was written. */
  public boolean hostRestarted(Marker marker) {
    return !marker.bootId().equals(host.bootId());
  }

  /**
   * Whether the parent or anything of the command lives. To call a run lost, ask for its exit code
   * after this said no, not before: it may have been written in between.
   */
  public boolean alive(RunDirectory directory, Marker marker) throws IOException {
    if (hostRestarted(marker)) {
      return false;
    }
    if (marker.birth().equals(processes.birthOf(marker.pid()))) {
      return true;
    }
    Long group = directory.group();
    return processes.hasSession(marker.pid()) || (group != null && processes.hasSession(group));
  }
}
