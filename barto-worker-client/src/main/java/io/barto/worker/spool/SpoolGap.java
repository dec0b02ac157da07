package io.barto.worker.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.OutputBatch.OutputGap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the place of a segment, which tells what is not there. */
final class SpoolGap {
  /** It is still growing, or its pump was killed: no more is known than that it is there. */
  private static final OutputGap OPEN = new OutputGap(1, 0, true, "the worker's disk was full");

  private SpoolGap() {}

  static boolean isOpen(Path file) throws IOException {
    return Files.size(file) == 0;
  }

  static OutputGap read(Path file) throws IOException {
    String[] words = Files.readString(file, UTF_8).strip().split(" +", 4);
    if (words.length < 4) {
      return OPEN;
    }
    boolean limit = words[3].equals("limit");
    String reason =
        limit
            ? "the worker had spool_limit bytes of output for a server that was not there"
            : "the worker's disk was full";
    return new OutputGap(
        Long.parseLong(words[0]), Long.parseLong(words[1]), words[2].equals("least"), reason);
  }
}
