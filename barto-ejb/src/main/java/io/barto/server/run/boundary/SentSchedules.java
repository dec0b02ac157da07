package io.barto.server.run.boundary;

import io.barto.protocol.ServerToWorker.V1Schedule;
import java.util.List;

/** What version 1 workers have been told to run. */
public interface SentSchedules {
  /** The schedules that a worker was sent. */
  List<V1Schedule> of(String worker);
}
