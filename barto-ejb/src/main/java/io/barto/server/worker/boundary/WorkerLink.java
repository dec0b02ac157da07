package io.barto.server.worker.boundary;

import io.barto.protocol.ServerToWorker;

/** The one way back to a connected worker. Messages arrive in the order they were sent. */
public interface WorkerLink {
  /** Queues a message; never waits. A link that is closed or full drops it and closes. */
  void send(ServerToWorker message);

  /** Closes the connection; the reason is for people. */
  void close(String reason);
}
