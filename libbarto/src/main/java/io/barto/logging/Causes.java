package io.barto.logging;

import java.util.ArrayList;
import java.util.List;

/** Says in one line why something failed. */
public final class Causes {
  private static final int MOST = 8;

  private Causes() {}

  /**
   * The chain of causes, outermost first: {@code ConnectException: Connection refused, caused by
   * …}. A cause whose text its consequence repeats is left out.
   */
  public static String inOneLine(Throwable failure) {
    List<String> texts = new ArrayList<>();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST; depth++) {
      String text = text(cause);
      if (texts.stream().noneMatch(earlier -> earlier.endsWith(text))) {
        texts.add(text);
      }
      cause = cause.getCause();
    }
    return String.join(", caused by ", texts);
  }

  private static String text(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    String kind = name.isEmpty() ? cause.getClass().getName() : name;
    String message = cause.getLocalizedMessage();
    return message == null || message.isBlank()
        ? kind
        : kind + ": " + message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
