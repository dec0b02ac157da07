package io.barto.server.schedule.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a file has been written anew. It is looked at again and again, which also finds what
 * the system's own notices miss: a file on another host, a link that points elsewhere, a rename.
 * Editors write a file in several steps: so it counts only once it has been quiet for a while. Used
 * by one thread at a time.
 */
public final class FileWatch {
  /** How long a file must have been quiet. */
  public static final Duration QUIET = Duration.ofMillis(400);

  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  private final Path file;
  private @Nullable Stamp known;
  private @Nullable Stamp changing;
  private long since;

  /** Watches a file from what it is now. */
  public FileWatch(Path file) {
    this.file = file;
    this.known = stamp();
  }

  /**
   * Looks at the file.
   *
   * @param nanos of a clock that only runs on
   * @return whether it is another one than before, and at rest; said once a change
   */
  public boolean hasChanged(long nanos) {
    Stamp now = stamp();
    if (now == null || now.equals(known)) {
      changing = null; // a file that is not there is on its way
      return false;
    }
    if (!now.equals(changing)) {
      changing = now;
      since = nanos;
      return false;
    }
    if (nanos - since < QUIET.toNanos()) {
      return false;
    }
    known = now;
    changing = null;
    return true;
  }

  private @Nullable Stamp stamp() {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
    } catch (IOException e) {
      return null;
    }
  }
}
