package io.barto.worker.run;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.WorkerToServer.JournalCondition;
import io.barto.protocol.WorkerToServer.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the journal is, told as it changes. One that can't be written, for want of room or because
 * its disk fails, is not written to at all, since a failed write would end it; so all that was put
 * into it holds, and is written once it can be.
 *
 * <p>Used by one thread.
 */
final class JournalWatch {
  private static final System.Logger LOG = System.getLogger(JournalWatch.class.getName());

  private final RunSite site;
  private final @Nullable String begunAnew;
  private @Nullable String obstacle;

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
    String before = obstacle;
    obstacle = site.journal().obstacle();
    if (Objects.equals(obstacle, before)) {
      return null;
    }
    if (obstacle != null) {
      LOG.log(ERROR, "{0}; commands that run go on", obstacle);
    } else {
      LOG.log(INFO, "the journal can be written again");
    }
    return current();
  }

  /** Whether it takes no records. */
  boolean isFull() {
    return obstacle != null;
  }

  /** It could not be written, and this worker ends. */
  JournalState broken(String why) {
    return state(
        JournalCondition.NOT_WRITABLE,
        why + "; the worker ends, commands that run go on until its next start");
  }

  /** What a server is to be told that was not here before; null: all is well. */
  @Nullable JournalState state() {
    return obstacle != null || begunAnew != null ? current() : null;
  }

  private JournalState current() {
    if (obstacle != null) {
      return state(JournalCondition.NOT_WRITABLE, obstacle);
    }
    return begunAnew == null
        ? state(JournalCondition.SOUND, "")
        : state(JournalCondition.BEGUN_ANEW, begunAnew);
  }

  private JournalState state(JournalCondition condition, String text) {
    return new JournalState(condition, text, site.clock().instant());
  }
}
