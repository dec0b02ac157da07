package io.barto.worker.journal;

/** A journal that can't be used. The message is for people and says what to do. */
public final class JournalException extends Exception {
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
