package io.barto.worker.connection;

/** Why there is no connection, or no longer one. The message is for people. */
final class ConnectionFailure extends Exception {
  ConnectionFailure(String message) {
    super(message);
  }
}
