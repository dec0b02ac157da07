package io.barto.worker.connection;

import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.worker.report.Outbox;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The worker's side of a connection to a server that speaks version 1 only: that one keeps nothing
 * about its workers and acknowledges nothing, so the worker has to. Called by the connection's
 * threads.
 */
public interface Version1 {
  /** Why this worker does not speak version 1, for people; null: it does. */
  @Nullable String objection();

  /** Whether this worker believes only what is signed or has a MAC. */
  boolean wantsProtection();

  /** The message in an envelope of the server; null: it is not to be believed, which was logged. */
  @Nullable ByteBuffer unwrap(ByteBuffer envelope);

  /** What this worker says of its host. */
  HostInfo host();

  /** This worker's name. */
  String worker();

  /** The schedule that a run is of; empty where it is not known. */
  String scheduleOf(UUID run);

  /** The server is there: what it is to be told goes into this outbox from now on. */
  void connected(UUID connection, Outbox outbox);

  /** The server has said something. */
  void received(ServerToWorker message);

  /** The server has dealt with the output up to here, and with the ends of these runs. */
  void stored(List<StreamEnd> output, List<UUID> ended);
}
