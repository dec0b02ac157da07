package io.barto.cli.answer;

import java.util.List;
import java.util.Locale;

/**
 * Builds one JSON object as text. A library's writer would double the time in which this program
 * starts.
 */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private boolean comma;

  /** Begins an object. */
  public JsonText begin() {
    separate();
    text.append('{');
    comma = false;
    return this;
  }

  /** Ends an object. */
  public JsonText end() {
    text.append('}');
    comma = true;
    return this;
  }

  /** Begins a list. */
  public JsonText beginList() {
    separate();
    text.append('[');
    comma = false;
    return this;
  }

  /** Ends a list. */
  public JsonText endList() {
    text.append(']');
    comma = true;
    return this;
  }

  /** The name of what follows. */
  public JsonText name(String name) {
    separate();
    quote(name);
    text.append(':');
    comma = false;
    return this;
  }

  /** A text. */
  public JsonText value(String value) {
    separate();
    quote(value);
    return this;
  }

  /** A number. */
  public JsonText value(long value) {
    separate();
    text.append(value);
    return this;
  }

  /** A number; what is none is null. */
  public JsonText value(double value) {
    separate();
    text.append(Double.isFinite(value) ? Double.toString(value) : "null");
    return this;
  }

  /** Yes or no. */
  public JsonText value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  /** Several texts. */
  public JsonText value(List<String> values) {
    beginList();
    values.forEach(this::value);
    return endList();
  }

  /** Nothing. */
  public JsonText nothing() {
    separate();
    text.append("null");
    return this;
  }

  private void separate() {
    if (comma) {
      text.append(',');
    }
    comma = true;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> plain(c, value, i);
      }
    }
    text.append('"');
  }

  /** Half a character, which UTF-8 can't say, and what drives terminals go as escapes. */
  private void plain(char c, String value, int at) {
    boolean control = c < ' ' || (c >= 0x7F && c < 0xA0);
    boolean half =
        Character.isHighSurrogate(c)
            ? at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
            : Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    if (control || half || c == 0x2028 || c == 0x2029) {
      text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      text.append(c);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
