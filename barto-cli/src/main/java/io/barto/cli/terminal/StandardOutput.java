package io.barto.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what kept standard output from being written, which a print stream swallows. */
public final class StandardOutput extends FilterOutputStream {
  private static final Path TARGET = Path.of("/proc/self/fd/1");

  private @Nullable IOException failure;

  public StandardOutput(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /**
   * What was lost, in words; empty: nothing. A reader that has read enough, as {@code head} does,
   * has lost nothing.
   */
  public Optional<String> mistake() {
    return failure == null || isClosedPipe(failure)
        ? Optional.empty()
        : Optional.of("standard output can't be written: " + failure.getMessage());
  }

  /** The system's words may be in another language: then it counts that there is a pipe. */
  private static boolean isClosedPipe(IOException failure) {
    if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      return true;
    }
    try {
      return Files.readSymbolicLink(TARGET).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false; // no such folder on this system
    }
  }
}
