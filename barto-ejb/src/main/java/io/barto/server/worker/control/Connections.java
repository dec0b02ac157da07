package io.barto.server.worker.control;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Who is connected, by worker name. Of two connections under one name the one with the higher epoch
 * stays. Safe for use by several threads.
 *
 * @param <C> a connection
 */
public final class Connections<C> {
  private final ConcurrentHashMap<String, C> byName = new ConcurrentHashMap<>();
  private final Function<C, String> name;
  private final Function<C, UUID> id;
  private final ToLongFunction<C> epoch;

  public Connections(Function<C, String> name, Function<C, UUID> id, ToLongFunction<C> epoch) {
    this.name = name;
    this.id = id;
    this.epoch = epoch;
  }

  /** Adds a connection and returns the one that lost against it, which may be itself. */
  public Optional<C> add(C connection) {
    var loser = new Object[1];
    byName.compute(
        name.apply(connection),
        (key, old) -> {
          boolean newer = old == null || epoch.applyAsLong(old) < epoch.applyAsLong(connection);
          loser[0] = newer ? old : connection;
          return newer ? connection : old;
        });
    @SuppressWarnings("unchecked")
    C lost = (C) loser[0];
    return Optional.ofNullable(lost);
  }

  /** Removes a connection unless another one has taken its name; says whether it was there. */
  public boolean remove(String workerName, UUID connection) {
    var removed = new boolean[1];
    byName.computeIfPresent(
        workerName,
        (key, current) -> {
          removed[0] = id.apply(current).equals(connection);
          return removed[0] ? null : current;
        });
    return removed[0];
  }

  /** Puts another value in the place of a connection; empty where that is not current any more. */
  public Optional<C> replace(String workerName, UUID connection, UnaryOperator<C> change) {
    return Optional.ofNullable(
            byName.computeIfPresent(
                workerName,
                (key, current) ->
                    id.apply(current).equals(connection) ? change.apply(current) : current))
        .filter(current -> id.apply(current).equals(connection));
  }

  public Optional<C> find(String workerName) {
    return Optional.ofNullable(byName.get(workerName));
  }

  /** All connections by worker name. */
  public List<C> all() {
    return byName.entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(java.util.Map.Entry::getValue)
        .toList();
  }
}
