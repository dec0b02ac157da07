package io.barto.worker.journal;

import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.WorkerToServer.FireOrigin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fire as the journal took it: whole, with all its commands, so that it needs nobody's help to be
 * carried out.
 *
 * @param nominal the second at which it was due
 * @param attempt from 1
 * @param generation of the book that it belongs to
 * @param runs one a command, in order, at least one
 * @param at when it was accepted, or refused
 * @param notAfter past which it must not be started; null: no such limit
 * @param refusal why it will never run here; null: it was accepted
 * @param origin why the worker fired it by itself; null: a server dispatched it
 */
public record AcceptedFire(
    String schedule,
    Instant nominal,
    int attempt,
    long generation,
    boolean stopOnFailure,
    List<AcceptedRun> runs,
    Instant at,
    @Nullable Instant notAfter,
    @Nullable String refusal,
    @Nullable FireOrigin origin) {
  public AcceptedFire {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a fire of " + schedule + " has no command");
    }
  }

  /** The fire that a dispatch asks for. */
  public static AcceptedFire of(Dispatch dispatch, Instant at, @Nullable String refusal) {
    return new AcceptedFire(
        dispatch.schedule(),
        dispatch.nominal(),
        dispatch.attempt(),
        dispatch.generation(),
        dispatch.stopOnFailure(),
        dispatch.commands().stream()
            .map(c -> new AcceptedRun(c.run(), c.index(), c.text()))
            .toList(),
        at,
        dispatch.notAfter(),
        refusal,
        null);
  }

  /** The id of its first run, which names the fire in the journal. */
  public UUID id() {
    return runs.get(0).run();
  }

  /** The ids of all its runs, in order. */
  public List<UUID> runIds() {
    return runs.stream().map(AcceptedRun::run).toList();
  }
}
