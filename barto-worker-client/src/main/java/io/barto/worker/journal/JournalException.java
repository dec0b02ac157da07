package io.barto.worker.journal;

import java.io.EOFException;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** The journal can't be used; the message says why and what to do. */
public final class JournalException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean damaged;

  private JournalException(String message, boolean damaged, Throwable cause) {
    super(message, cause);
    this.damaged = damaged;
  }

  static JournalException of(Path file, boolean existed, RuntimeException cause) {
    boolean damaged = existed && isDamage(cause);
    String what = existed ? "can't be read" : "can't be made";
    String message = "the journal " + file + " " + what + ": " + cause.getMessage();
    String todo =
        damaged
            ? ". If it is moved away, the worker begins as a new one, and what it had not reported"
                + " yet is lost."
            : "";
    return new JournalException(message + todo, damaged, cause);
  }

  // a file that is in use, or of a later form, is not damaged
  private static boolean isDamage(RuntimeException cause) {
    if (cause instanceof MVStoreException store) {
      return store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT;
    }
    return cause instanceof ClassCastException || cause.getCause() instanceof EOFException;
  }

  /** Whether what is in the file can't be read, so that nothing is gained by keeping it in use. */
  public boolean isDamaged() {
    return damaged;
  }
}
