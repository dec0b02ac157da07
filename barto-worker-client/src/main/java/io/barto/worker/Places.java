package io.barto.worker;

import io.barto.program.ProgramDirs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the worker's files are.
 *
 * @param data the directory of runs, spool and lock
 * @param journal the journal's file
 */
record Places(Path data, Path journal) {
  private static final byte[] REDB = {'r', 'e', 'd', 'b', 0x1A, 0x0A, (byte) 0xA9, 0x0D, 0x0A};

  /**
   * Settles them. A journal named on the command line, without a data directory in the
   * configuration, has its data beside it, so that two workers with two journals do not meet.
   *
   * @param named the journal as the command line names it: a file, or a directory for it; null: the
   *     platform's place
   * @param configured the data directory; null: the platform's place
   */
  static Places of(@Nullable Path named, @Nullable Path configured, ProgramDirs dirs) {
    Path data = configured == null ? dirs.dataDir() : configured;
    if (named == null) {
      return new Places(data, ownFile(data.resolve("db").resolve("journal.mv")));
    }
    Path file = named.toAbsolutePath();
    if (Files.isDirectory(file)) {
      file = file.resolve("journal.mv");
    }
    Path beside = file.resolveSibling(file.getFileName() + ".d");
    return new Places(configured == null ? beside : data, ownFile(file));
  }

  /** The directory that the journal is in. */
  Path journalDirectory() {
    return Objects.requireNonNull(journal.toAbsolutePath().getParent(), "a file is in a directory");
  }

  // the published program's database is a redb file, perhaps of this very name: left as it is
  private static Path ownFile(Path file) {
    return isRedb(file) ? file.resolveSibling(file.getFileName() + ".journal") : file;
  }

  private static boolean isRedb(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(REDB.length), REDB);
    } catch (IOException e) {
      return false; // opening it as a journal will say why
    }
  }
}
