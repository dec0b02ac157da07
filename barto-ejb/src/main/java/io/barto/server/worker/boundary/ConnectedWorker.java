package io.barto.server.worker.boundary;

import io.barto.protocol.HostInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A worker on a living connection.
 *
 * @param connection this connection's id
 * @param id the worker's id in the database
 * @param address where it connected from
 * @param epoch which hello of this worker the connection began with
 * @param info what it says of its host; all empty where a version 1 worker has not said it yet
 * @param wire which version of the wire it speaks
 * @param planCursor up to when its fires had been claimed as it arrived
 */
public record ConnectedWorker(
    UUID connection,
    long id,
    String name,
    String address,
    UUID instance,
    long epoch,
    HostInfo info,
    Instant since,
    Optional<Instant> planCursor,
    WorkerLink link,
    int wire) {
  ConnectedWorker withInfo(HostInfo said) {
    return new ConnectedWorker(
        connection, id, name, address, instance, epoch, said, since, planCursor, link, wire);
  }

  /** Whether it runs its schedules by itself and only reports. */
  public boolean isVersion1() {
    return wire == 1;
  }
}
