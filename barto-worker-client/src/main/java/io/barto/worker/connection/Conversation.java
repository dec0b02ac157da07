package io.barto.worker.connection;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.worker.report.Outbox;

/** The worker's side of what is said on a connection. Called by the connection's threads. */
public interface Conversation {
  /** What this worker says first. */
  Hello hello();

  /** What this worker says at regular intervals. */
  Heartbeat heartbeat();

  /** The server has answered the hello: what it is to be told goes into this outbox from now on. */
  void welcomed(Welcome welcome, Outbox outbox);

  /** The server does not let this worker in; or not yet, or not without a warning. */
  void refused(Refusal refusal);

  /** The server has said something, after its welcome. */
  void received(ServerToWorker message);

  /** The side of this worker to a server that speaks version 1 only. */
  Version1 version1();

  /** The connection that an outbox was for is gone. */
  void disconnected(Outbox outbox);
}
