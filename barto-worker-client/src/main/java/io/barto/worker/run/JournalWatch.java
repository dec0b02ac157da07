package io.barto.worker.run;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.WorkerToServer.JournalCondition;
import io.barto.protocol.WorkerToServer.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the journal is, told as it changes. One without room is not written to at all, since a failed
 * write would end it; so all that was put into it holds, and is written once there is room.
 *
 * <p>Used by one thread.
 */
final class JournalWatch {
  private static final System.Logger LOG = System.getLogger(JournalWatch.class.getName());

  private final RunSite site;
  private final @Nullable String begunAnew;
  private boolean full;

  JournalWatch(RunSite site) {
    this.site = site;
    this.begunAnew = site.setAside() == null ? null : describe(site.setAside());
    if (begunAnew != null) {
      LOG.log(WARNING, begunAnew);
    }
  }

  private String describe(Path aside) {
    long left = commandsLeft();
    return "the journal could not be read; it is set aside as "
        + aside
        + ", and a new one begun"
        + (left == 0 ? "" : ". Commands that it knew, in " + site.runs() + ", run on: " + left);
  }

  private long commandsLeft() {
    try (Stream<Path> directories = Files.list(site.runs())) {
      return directories.filter(Files::isDirectory).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Looks again; gives what is news, else null. */
  @Nullable JournalState look() {
    boolean before = full;
    full = !site.journal().hasRoom();
    if (full == before) {
      return null;
    }
    if (full) {
      LOG.log(ERROR, "{0}; commands that run go on", fullText());
    } else {
      LOG.log(INFO, "the journal has room again");
    }
    return current();
  }

  /** Whether it takes no records. */
  boolean isFull() {
    return full;
  }

  /** What a server is to be told that was not here before; null: all is well. */
  @Nullable JournalState state() {
    return full || begunAnew != null ? current() : null;
  }

  private JournalState current() {
    if (full) {
      return state(JournalCondition.NOT_WRITABLE, fullText());
    }
    return begunAnew == null
        ? state(JournalCondition.SOUND, "")
        : state(JournalCondition.BEGUN_ANEW, begunAnew);
  }

  private String fullText() {
    return "the disk of the journal is full: nothing is started until there is room";
  }

  private JournalState state(JournalCondition condition, String text) {
    return new JournalState(condition, text, site.clock().instant());
  }
}
