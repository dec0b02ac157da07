package io.barto.realtime;

/**
 * A piece of an expression that knows where it stands.
 *
 * @param source the whole expression
 * @param from index of the first character
 * @param to index after the last character
 */
record Word(String source, int from, int to) {
  private static final int EXCERPT = 40;

  String text() {
    return source.substring(from, to);
  }

  Word part(int partFrom, int partTo) {
    return new Word(source, partFrom, partTo);
  }

  int column() {
    return from + 1;
  }

  boolean isEmpty() {
    return from == to;
  }

  boolean is(String text) {
    return to - from == text.length() && source.startsWith(text, from);
  }

  int indexOf(char c) {
    int index = source.indexOf(c, from);
    return index < 0 || index >= to ? -1 : index;
  }

  /** The text as a message quotes it: short and printable. */
  String quoted() {
    var quote = new StringBuilder("`");
    int end = Math.min(to, from + EXCERPT);
    for (int i = from; i < end; i++) {
      char c = source.charAt(i);
      quote.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return quote.append(end < to ? "...`" : "`").toString();
  }
}
