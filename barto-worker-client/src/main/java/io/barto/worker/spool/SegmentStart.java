package io.barto.worker.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a segment begins. That of the first one left is kept in a file: once earlier segments are
 * deleted nothing else tells it.
 *
 * @param index in the segment's name
 * @param offset of its first byte in the stream
 */
record SegmentStart(int index, long offset) {
  static SegmentStart read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new SegmentStart(0, 0);
    }
    String[] numbers = Files.readString(file, UTF_8).strip().split(" ", 2);
    return new SegmentStart(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
  }

  // the directory is its user's alone, so the file's own mode does not matter; synced, as after a
  // crash of the host a name without its text would make the rest of the stream unreadable
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, index + " " + offset, UTF_8, CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
    Files.move(next, file, ATOMIC_MOVE);
  }
}
