package io.barto.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What stands in files, as it stands there now. The files are looked at, at most once a second, by
 * whoever asks; nothing runs in between. Files that can't be used, perhaps since somebody is just
 * replacing them one after the other, change nothing: the last good ones stay in force.
 */
final class Watched<T> implements Supplier<T> {
  private static final Logger LOG = System.getLogger(Watched.class.getName());
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  /** Reads the files. */
  @FunctionalInterface
  interface Reader<T> {
    T read() throws PemException;
  }

  private final String what;
  private final List<Path> files;
  private final Reader<T> reader;
  private final LongSupplier nanos;
  private List<String> seen;
  private long lookedAt;
  private T value;

  /**
   * Reads them for the first time.
   *
   * @param what it is, for the log
   * @param nanos a clock that never steps
   * @throws PemException where they can't be used from the start
   */
  Watched(String what, List<Path> files, Reader<T> reader, LongSupplier nanos) throws PemException {
    this.what = what;
    this.files = List.copyOf(files);
    this.reader = reader;
    this.nanos = nanos;
    this.lookedAt = nanos.getAsLong();
    this.seen = look(this.files); // before reading: what changes meanwhile is noticed next time
    this.value = reader.read();
  }

  @Override
  public synchronized T get() {
    long now = nanos.getAsLong();
    if (now - lookedAt >= INTERVAL_NANOS) {
      lookedAt = now;
      List<String> found = look(files);
      if (!found.equals(seen)) {
        seen = found;
        readAgain();
      }
    }
    return value;
  }

  private void readAgain() {
    try {
      value = reader.read();
      LOG.log(Level.INFO, "{0} changed and was read again", what);
    } catch (PemException e) {
      LOG.log(
          Level.WARNING,
          "{0} changed, but can''t be used, and the one before stays in force: {1}",
          what,
          e.reason());
    }
  }

  /** Enough of each file to notice a change: links are followed, another file has another key. */
  private static List<String> look(List<Path> files) {
    var stamps = new ArrayList<String>();
    for (Path file : files) {
      try {
        var found = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.add(found.lastModifiedTime() + " " + found.size() + " " + found.fileKey());
      } catch (IOException e) {
        stamps.add("none");
      }
    }
    return stamps;
  }
}
