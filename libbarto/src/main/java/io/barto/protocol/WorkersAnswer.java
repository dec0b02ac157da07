package io.barto.protocol;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers about the workers, as far as they are known. */
public sealed interface WorkersAnswer extends ServerToCli {
  /** One method a message. */
  interface Handler<R> {
    R clients(Clients message);

    R clientVersions(ClientVersions message);

    R dropped(Dropped message);

    R absent(Absent message);

    R clocks(Clocks message);
  }

  /** A connected worker; no info before it has sent any. */
  record Client(String name, String ip, @Nullable HostInfo info) {}

  /** [4] The connected workers by connection id. */
  record Clients(Map<UUID, Client> clients) implements WorkersAnswer {
    public Clients {
      clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.clients(this);
    }
  }

  /** [10] Versions of the connected workers by name. */
  record ClientVersions(Map<String, String> versions) implements WorkersAnswer {
    public ClientVersions {
      versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.clientVersions(this);
    }
  }

  /**
   * Messages on a worker's connections that one end dropped.
   *
   * @param byWorker whether the worker dropped what the server sent; else the other way round
   * @param reason for people
   */
  record DroppedMessages(String worker, boolean byWorker, String reason, long count) {}

  /** [19] What was dropped; comes with {@link Clients}, where there is any. */
  record Dropped(List<DroppedMessages> messages) implements WorkersAnswer {
    public Dropped {
      messages = List.copyOf(messages);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.dropped(this);
    }
  }

  /**
   * A worker that is away.
   *
   * @param since when it was last there, or first missed
   * @param seen whether it was ever there
   * @param due how many fires have come due for it since
   * @param more whether there are more than were counted
   */
  record AbsentWorker(
      String worker, Instant since, boolean seen, String why, long due, boolean more) {}

  /** [22] Who is away; comes with {@link Clients}, where there is any. */
  record Absent(List<AbsentWorker> workers) implements WorkersAnswer {
    public Absent {
      workers = List.copyOf(workers);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.absent(this);
    }
  }

  /**
   * How far a worker's clock is off the server's.
   *
   * @param millis the difference
   * @param ahead whether the worker's is ahead, else behind
   */
  record ClockOffset(String worker, long millis, boolean ahead) {}

  /** [23] The workers' clocks; comes before {@link Clients}, where there is any. */
  record Clocks(List<ClockOffset> offsets) implements WorkersAnswer {
    public Clocks {
      offsets = List.copyOf(offsets);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.clocks(this);
    }
  }
}
