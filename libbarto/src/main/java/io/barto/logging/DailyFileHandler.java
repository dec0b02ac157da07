package io.barto.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Lines in {@code <file>.YYYY-MM-DD}, a file a day (UTC, like the lines' times), for the user's
 * eyes only. Nothing is buffered, so that a killed program's last words are there.
 *
 * <p>While it can't write, it says so once on standard error, and tries anew every ten seconds.
 */
final class DailyFileHandler extends LayerHandler {
  private static final int RETRY_SECONDS = 10;

  private final Path file;
  private final PrintStream complaints;
  private @Nullable OutputStream stream;
  private LocalDate day = LocalDate.MIN;
  private Instant retryAt = Instant.MIN;
  private boolean complained;
  private boolean closed;

  DailyFileHandler(Levels levels, LineFormatter formatter, Path file, PrintStream complaints) {
    super(levels, formatter);
    this.file = file;
    this.complaints = complaints;
  }

  @Override
  synchronized void write(String line, Instant at) {
    if (closed || (stream == null && at.isBefore(retryAt))) {
      return;
    }
    try {
      OutputStream open = open(LocalDate.ofInstant(at, ZoneOffset.UTC));
      open.write(line.getBytes(UTF_8));
      complained = false;
    } catch (IOException e) {
      retryAt = at.plusSeconds(RETRY_SECONDS);
      closeStream();
      complain(e);
    }
  }

  private OutputStream open(LocalDate today) throws IOException {
    // only forward: a clock set back, or a late line, goes on in the newer file
    if (stream != null && !today.isAfter(day)) {
      return stream;
    }
    closeStream();
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent, onlyForOwner("rwx------"));
    }
    Path todays = file.resolveSibling(file.getFileName() + "." + today);
    try {
      Files.createFile(todays, onlyForOwner("rw-------"));
    } catch (FileAlreadyExistsException e) {
      // written by an earlier run; it goes on at the end
    }
    // not a channel: an interrupted thread that logs would close it
    var opened = new FileOutputStream(todays.toFile(), true);
    stream = opened;
    day = today;
    return opened;
  }

  private FileAttribute<?>[] onlyForOwner(String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private void complain(IOException e) {
    if (!complained) {
      complained = true;
      complaints.println(
          "can't write the log file " + file + ".*: " + Causes.inOneLine(e) + "; going on without");
    }
  }

  private void closeStream() {
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        // every line was written when it was logged; there is nothing left to lose
      }
      stream = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeStream();
  }
}
