package io.barto.cli.connection;

import java.io.IOException;

/** The server ended the connection, as it should: the message is why. */
final class ClosedException extends IOException {
  ClosedException(String reason) {
    super(reason);
  }
}
