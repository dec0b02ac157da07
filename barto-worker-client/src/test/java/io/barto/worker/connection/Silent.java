package io.barto.worker.connection;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.worker.report.Outbox;

/** Has nothing to say. */
class Silent implements Conversation {
  @Override
  public Hello hello() {
    throw new AssertionError("nobody is there to be greeted");
  }

  @Override
  public Heartbeat heartbeat() {
    throw new AssertionError("nobody is there to be told");
  }

  @Override
  public void welcomed(Welcome welcome, Outbox outbox) {}

  @Override
  public void refused(Refusal refusal) {}

  @Override
  public void received(ServerToWorker message) {}

  @Override
  public Version1 version1() {
    return new SilentVersion1();
  }

  @Override
  public void disconnected(Outbox outbox) {}
}
