package io.barto.cli.answer;

import io.barto.cli.table.Cell;
import io.barto.cli.table.Tone;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field of an answer holds: shown to people in one way, to programs in another. */
public sealed interface Value {
  /** For a table. */
  Cell cell(Times times);

  /** For JSON. */
  void write(JsonText json);

  /** For CSV. */
  String plain();

  /** Whether there is anything. */
  default boolean isThere() {
    return true;
  }

  /** A text; null: there is none. */
  static Value of(@Nullable String text) {
    return text == null ? none() : new Text(text, text, Tone.PLAIN);
  }

  /** A text that says good or bad. */
  static Value of(String text, Tone tone) {
    return new Text(text, text, tone);
  }

  /**
   * A text of which people are shown another one.
   *
   * @param text for programs
   */
  static Value of(String text, String shown, Tone tone) {
    return new Text(text, shown, tone);
  }

  /** A number; null: there is none. */
  static Value of(@Nullable Long number) {
    return number == null ? none() : new Count(number, number.toString(), Tone.PLAIN);
  }

  /** A number. */
  static Value of(long number) {
    return new Count(number, Long.toString(number), Tone.PLAIN);
  }

  /** A number that people are shown with its unit. */
  static Value of(long number, String shown, Tone tone) {
    return new Count(number, shown, tone);
  }

  /** A number with a fraction. */
  static Value of(double number, String shown) {
    return new Real(number, shown);
  }

  /** Yes or no. */
  static Value of(boolean flag) {
    return new Flag(flag);
  }

  /** A time with how long ago it was, or how long it will be; null: there is none. */
  static Value when(@Nullable Instant time) {
    return time == null ? none() : new Moment(time, true);
  }

  /** A time to the millisecond; null: there is none. */
  static Value at(@Nullable Instant time) {
    return time == null ? none() : new Moment(time, false);
  }

  /** Several texts. */
  static Value of(List<String> texts) {
    return new Texts(texts);
  }

  /** Nothing. */
  static Value none() {
    return new Nothing("-");
  }

  /** Nothing, and what people are shown in its place. */
  static Value none(String shown) {
    return new Nothing(shown);
  }

  /** A text. */
  record Text(String text, String shown, Tone tone) implements Value {
    @Override
    public Cell cell(Times times) {
      return new Cell(shown, tone);
    }

    @Override
    public void write(JsonText json) {
      json.value(text);
    }

    @Override
    public String plain() {
      return text;
    }
  }

  /** A whole number. */
  record Count(long number, String shown, Tone tone) implements Value {
    @Override
    public Cell cell(Times times) {
      return new Cell(shown, tone);
    }

    @Override
    public void write(JsonText json) {
      json.value(number);
    }

    @Override
    public String plain() {
      return Long.toString(number);
    }
  }

  /** A number with a fraction. */
  record Real(double number, String shown) implements Value {
    @Override
    public Cell cell(Times times) {
      return Cell.of(shown);
    }

    @Override
    public void write(JsonText json) {
      json.value(number);
    }

    @Override
    public String plain() {
      return Double.toString(number);
    }
  }

  /** Yes or no. */
  record Flag(boolean flag) implements Value {
    @Override
    public Cell cell(Times times) {
      return Cell.of(flag ? "yes" : "no");
    }

    @Override
    public void write(JsonText json) {
      json.value(flag);
    }

    @Override
    public String plain() {
      return Boolean.toString(flag);
    }
  }

  /**
   * A time.
   *
   * @param relative whether people are told how far off it is; else they see its milliseconds
   */
  record Moment(Instant time, boolean relative) implements Value {
    @Override
    public Cell cell(Times times) {
      return Cell.of(relative ? times.showWithDistance(time) : times.show(time));
    }

    @Override
    public void write(JsonText json) {
      json.value(plain());
    }

    @Override
    public String plain() {
      return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
  }

  /** Several texts. */
  record Texts(List<String> texts) implements Value {
    public Texts {
      texts = List.copyOf(texts);
    }

    @Override
    public Cell cell(Times times) {
      return texts.isEmpty() ? Cell.faint("-") : Cell.of(String.join("; ", texts));
    }

    @Override
    public void write(JsonText json) {
      json.value(texts);
    }

    @Override
    public String plain() {
      return String.join("; ", texts);
    }

    @Override
    public boolean isThere() {
      return !texts.isEmpty();
    }
  }

  /** Nothing. */
  record Nothing(String shown) implements Value {
    @Override
    public Cell cell(Times times) {
      return Cell.faint(shown);
    }

    @Override
    public void write(JsonText json) {
      json.nothing();
    }

    @Override
    public String plain() {
      return "";
    }

    @Override
    public boolean isThere() {
      return false;
    }
  }
}
