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
    WorkerLink link) {}
