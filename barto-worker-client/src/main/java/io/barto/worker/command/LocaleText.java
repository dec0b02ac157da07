package io.barto.worker.command;

import java.io.IOException;
import java.nio.charset.Charset;

/**
 * Text for a process. Java writes it in the characters of the worker's locale, and a question mark
 * for each that these have not: in a command that is another command.
 */
final class LocaleText {
  private static final Charset LOCALE =
      Charset.forName(System.getProperty("native.encoding", "UTF-8"));

  private LocaleText() {}

  /**
   * @throws IOException where the text would not arrive as it is
   */
  static void check(String text) throws IOException {
    check(text, LOCALE);
  }

  static void check(String text, Charset locale) throws IOException {
    if (!locale.newEncoder().canEncode(text)) {
      throw new IOException(
          "the worker's locale ("
              + locale
              + ") has not all characters of its command; start bartoc with LC_ALL=C.UTF-8");
    }
  }
}
