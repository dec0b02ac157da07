package io.barto.worker.connection;

/** Why there is no connection, or no longer one. The message is for people. */
sealed class ConnectionFailure extends Exception permits SealFailure {
  ConnectionFailure(String message) {
    super(message);
  }
}
