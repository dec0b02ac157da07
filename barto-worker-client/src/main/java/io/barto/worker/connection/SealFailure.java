package io.barto.worker.connection;

/** The keys of worker and server do not fit together. */
final class SealFailure extends ConnectionFailure {
  SealFailure(String message) {
    super(message);
  }
}
