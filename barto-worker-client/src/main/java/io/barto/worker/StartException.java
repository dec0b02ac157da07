package io.barto.worker;

/** Why the worker can't start. The message is for people and says what to do. */
final class StartException extends Exception {
  StartException(String message) {
    super(message);
  }
}
