package io.barto.cli.answer;

/** Takes what a command has to say, piece by piece, and shows it in one of three forms. */
public interface Answer {
  /** The next of a list. */
  <T> void row(Sheet<T> sheet, T item);

  /** What a list would have, where nothing is in it. */
  default void head(Sheet<?> sheet) {}

  /** One thing with all that is known of it. */
  <T> void detail(Sheet<T> sheet, T item);

  /** What follows, for people; programs see it by the kind. */
  void heading(String text);

  /** A remark for people. */
  void note(String text);

  /** Shows what has come but waited for more. */
  void flush();

  /** Nothing more comes. */
  default void end() {
    flush();
  }

  /** Whether there was nothing. */
  boolean isEmpty();

  /** Whether nobody reads any more. */
  boolean isClosed();
}
