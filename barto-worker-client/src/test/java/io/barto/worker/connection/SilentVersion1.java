package io.barto.worker.connection;

import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.worker.report.Outbox;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has nothing to say to a server of version 1. */
class SilentVersion1 implements Version1 {
  @Override
  public @Nullable String objection() {
    return null;
  }

  @Override
  public boolean wantsProtection() {
    return false;
  }

  @Override
  public @Nullable ByteBuffer unwrap(ByteBuffer envelope) {
    return envelope;
  }

  @Override
  public HostInfo host() {
    return new HostInfo("Arch Linux", "vader", "rolling", "6.12.1-arch1", "2.0.0");
  }

  @Override
  public String worker() {
    return "vader";
  }

  @Override
  public String scheduleOf(UUID run) {
    return "echo";
  }

  @Override
  public void connected(UUID connection, Outbox outbox) {}

  @Override
  public void received(ServerToWorker message) {}

  @Override
  public void stored(List<StreamEnd> output, List<UUID> ended) {}
}
