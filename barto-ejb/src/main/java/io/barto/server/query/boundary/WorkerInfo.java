package io.barto.server.query.boundary;

import io.barto.protocol.HostInfo;
import io.barto.server.worker.boundary.ConnectedWorker;
import org.jspecify.annotations.Nullable;

/** What people see of a worker's host. */
final class WorkerInfo {
  private WorkerInfo() {}

  /** With the wire's version where it is 1; null as long as such a worker has said nothing. */
  static @Nullable HostInfo shown(ConnectedWorker worker) {
    HostInfo info = worker.info();
    if (!worker.isVersion1()) {
      return info;
    }
    if (info.version().isEmpty()) {
      return null;
    }
    return new HostInfo(
        info.name(),
        info.hostname(),
        info.osVersion(),
        info.kernelVersion(),
        info.version() + " (wire version 1)");
  }
}
