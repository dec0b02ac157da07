package io.barto.cli.connection;

import java.io.IOException;

/** A message is larger than this program takes. */
final class TooLargeException extends IOException {
  TooLargeException(long bytes, int largest) {
    super(
        "it sent a message of "
            + (bytes >> 20)
            + " MiB, and this program has room for "
            + (largest >> 20)
            + " MiB; BARTO_JAVA_OPTS=-Xmx1g gives it more");
  }
}
