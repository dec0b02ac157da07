package io.barto.server.worker.control;

import io.barto.protocol.JournalMark;
import io.barto.protocol.WorkerToServer.Hello;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How far the workers' journals had come when they were last heard of. A journal only grows, so one
 * that comes back shorter is a copy of the disk, or an older state of it; and it remembers what it
 * told, so one that does not know what was heard is a copy that went on by itself. Safe for use by
 * several threads.
 */
public final class JournalPositions {
  private record Newest(UUID instance, JournalMark mark) {}

  private static final String WHAT_TO_DO =
      " If two workers share this identity, stop one and remove its journal folder";

  private final ConcurrentHashMap<String, Newest> byWorker = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> warnings = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> troubles = new ConcurrentHashMap<>();

  /**
   * A worker says hello.
   *
   * @param stored what the database knows of this instance
   * @return a warning where its journal is not the one that was heard of
   */
  public Optional<String> arrived(String worker, Hello hello, JournalMark stored, Instant now) {
    Newest before = byWorker.put(worker, new Newest(hello.instance(), hello.journal()));
    JournalMark known = stored;
    if (before != null
        && before.instance().equals(hello.instance())
        && before.mark().position() >= stored.position()) {
      known = before.mark();
    }
    Optional<String> warning = mistake(hello, known).map(what -> what + WHAT_TO_DO);
    warning.ifPresent(
        text -> warnings.put(worker, now.truncatedTo(ChronoUnit.SECONDS) + ": " + text));
    return warning;
  }

  private static Optional<String> mistake(Hello hello, JournalMark known) {
    long position = hello.journal().position();
    if (position < known.position()) {
      return Optional.of(
          "its journal ends at record "
              + position
              + ", but had come to record "
              + known.position()
              + " before: it runs on a copy of a worker's disk, or on an older state of its own.");
    }
    return knows(hello, known)
        ? Optional.empty()
        : Optional.of(
            "its journal, now at record "
                + position
                + ", is not the one that was heard of at record "
                + known.position()
                + ": it runs on a copy of a worker's disk that has gone on by itself.");
  }

  /** Also where what it remembers does not go back so far. */
  private static boolean knows(Hello hello, JournalMark known) {
    if (known.tag() == 0 || hello.journal().equals(known) || hello.told().contains(known)) {
      return true;
    }
    return Stream.concat(hello.told().stream(), Stream.of(hello.journal()))
        .allMatch(mark -> mark.position() > known.position());
  }

  /** A connected worker says how far its journal has come. */
  public void heard(String worker, UUID instance, JournalMark mark) {
    byWorker.computeIfPresent(worker, (name, newest) -> further(newest, instance, mark));
  }

  private static Newest further(Newest newest, UUID instance, JournalMark mark) {
    boolean further =
        newest.instance().equals(instance) && newest.mark().position() < mark.position();
    return further ? new Newest(instance, mark) : newest;
  }

  /** A worker says how its journal is; an empty text: as it should be. */
  public void trouble(String worker, String text) {
    if (text.isEmpty()) {
      troubles.remove(worker);
    } else {
      troubles.put(worker, text);
    }
  }

  /** The last warning of each worker that had one since the server started, by worker name. */
  public Map<String, String> warnings() {
    var all = new TreeMap<>(warnings);
    troubles.forEach((worker, text) -> all.merge(worker, text, (one, other) -> other));
    return all;
  }
}
