package io.barto.worker.journal;

import static java.lang.System.Logger.Level.ERROR;

import io.barto.worker.command.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A journal as it was found at the worker's start.
 *
 * @param setAside where the one before is, which could not be read; null: it could
 */
public record JournalFile(Journal journal, @Nullable Path setAside) implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JournalFile.class.getName());
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * Opens a journal. One that is damaged is set aside and begun anew, since a worker that does not
   * start helps nobody; what could be lost by it is what was not reported yet.
   */
  public static JournalFile open(Path file, Instant now) throws JournalException, IOException {
    try {
      return new JournalFile(Journal.open(file), null);
    } catch (JournalException e) {
      if (!e.isDamaged()) {
        throw e;
      }
      Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(now));
      Files.move(file, aside);
      LOG.log(ERROR, "{0} It is set aside as {1}, and a new one begun", e.getMessage(), aside);
      PrivateFiles.file(file);
      return new JournalFile(Journal.open(file), aside);
    }
  }

  @Override
  public void close() {
    journal.close();
  }

  static Journal journal(Path file, LongSupplier room, Journal.Probe probe)
      throws JournalException {
    boolean existed = Files.exists(file);
    try {
      // no background thread: every write is somebody's commit
      MVStore store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
      return read(store, room, probe);
    } catch (MVStoreException | ClassCastException | UncheckedIOException e) {
      throw JournalException.of(file, existed, e);
    }
  }

  private static Journal read(MVStore store, LongSupplier room, Journal.Probe probe) {
    try {
      var journal = new Journal(store, room, probe);
      journal.readAll();
      return journal;
    } catch (RuntimeException e) {
      store.closeImmediately();
      throw e;
    }
  }

  /** How many bytes the file's disk has left; more than any disk has, where it does not tell. */
  static LongSupplier roomBeside(Path file) {
    File beside = file.toAbsolutePath().toFile();
    return () -> {
      long room = beside.getUsableSpace();
      return room == 0 && beside.getTotalSpace() == 0 ? Long.MAX_VALUE : room;
    };
  }
}
