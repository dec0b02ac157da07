package io.barto.logging;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether somebody is watching. */
final class Terminal {
  private Terminal() {}

  /** Whether standard output is a terminal that shows colours. */
  static boolean showsColours(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    boolean refused =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || term.isEmpty()
            || term.equals("dumb");
    return !refused && isTerminal(System.console());
  }

  // from Java 22 on there may be a console where there is no terminal, and a method that tells
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
