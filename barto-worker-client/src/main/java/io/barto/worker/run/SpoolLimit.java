package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.worker.command.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The bound on output that waits for the server ({@code spool_limit}). While there is a server the
 * pumps wait until it has some of it, as with any full pipe; while there is none they pass over
 * what comes, so that a command never hangs on a server that is away. The pumps heed a file, and
 * nobody's once the worker that wrote it is dead.
 *
 * <p>A pump looks at that file between segments, and this one looks at the pumps now and then, so
 * that a stream may go over the limit by a segment.
 *
 * <p>Used by one thread.
 */
final class SpoolLimit {
  private static final System.Logger LOG = System.getLogger(SpoolLimit.class.getName());
  private static final long LOOK_EVERY = Duration.ofMillis(250).toNanos();

  /** How long nothing is on its way before waiting counts as vain. */
  private static final long VAIN = Duration.ofSeconds(2).toNanos();

  private enum Wish {
    GO_ON,
    HOLD,
    DROP
  }

  private final RunSite site;
  private final Path file;
  private Wish wish = Wish.GO_ON;
  private long lookAt;
  private long cutOffAt;
  private long movedAt;

  SpoolLimit(RunSite site) {
    this.site = site;
    this.file = site.runs().resolve("pumps");
    this.lookAt = site.nanos().getAsLong();
    this.cutOffAt = lookAt;
    this.movedAt = lookAt;
    tellAnew();
  }

  /** Whether it is time to look. */
  boolean isDue() {
    return site.nanos().getAsLong() - lookAt >= 0;
  }

  /**
   * Looks how much there is.
   *
   * @param spooled bytes that wait for the server, or are on their way to it
   * @param moving whether some are on their way; where none are for a while, as with lines that
   *     have no end yet, waiting would not make room
   */
  void look(long spooled, boolean connected, boolean moving) {
    long now = site.nanos().getAsLong();
    lookAt = now + LOOK_EVERY;
    if (connected) {
      cutOffAt = now;
    }
    if (moving || !connected) {
      movedAt = now;
    }
    boolean full = spooled >= site.spoolLimit();
    boolean away = now - cutOffAt > site.dispatchGrace().toNanos();
    Wish next = !full ? Wish.GO_ON : away ? Wish.DROP : wish(now);
    if (next != wish) {
      wish = next;
      tell(spooled);
      tellAnew();
    }
  }

  private Wish wish(long now) {
    return now - movedAt > VAIN ? Wish.GO_ON : Wish.HOLD;
  }

  private void tell(long spooled) {
    switch (wish) {
      case GO_ON -> LOG.log(INFO, "there is room for output again");
      case HOLD ->
          LOG.log(
              WARNING,
              "{0} bytes of output wait for the server (spool_limit): commands that write wait",
              spooled);
      case DROP ->
          LOG.log(
              WARNING,
              "{0} bytes of output wait for a server that is not there (spool_limit): further"
                  + " output is lost",
              spooled);
    }
  }

  private void tellAnew() {
    try {
      if (wish == Wish.GO_ON) {
        Files.deleteIfExists(file);
      } else {
        String word = wish == Wish.HOLD ? "hold" : "drop";
        PrivateFiles.replace(file, word + " " + ProcessHandle.current().pid() + "\n");
      }
    } catch (IOException e) {
      LOG.log(WARNING, "{0} can''t be written: {1}", file, e.toString());
    }
  }

  /** The worker ends, and commands go on without anybody who counts. */
  void leave() {
    wish = Wish.GO_ON;
    tellAnew();
  }
}
