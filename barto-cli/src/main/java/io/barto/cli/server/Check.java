package io.barto.cli.server;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.table.Tone;
import io.barto.cli.table.WrappedText;
import java.util.Locale;

/**
 * One thing that {@code doctor} has looked at.
 *
 * @param name what was looked at
 * @param found what was seen
 * @param mend what to do; empty where nothing is to be done
 */
record Check(Verdict verdict, String name, String found, String mend) {
  static final Sheet<Check> SHEET =
      Sheet.<Check>of("check")
          .whole("verdict", "", one -> one.verdict.value())
          .whole("name", "CHECK", one -> Value.of(one.name))
          .text("found", "FOUND", one -> Value.of(one.found))
          .also("mend", one -> one.mend.isEmpty() ? Value.none() : Value.of(one.mend));

  private static final String ARROW = "-> ";

  /** How it is. */
  enum Verdict {
    OK(Tone.GOOD),
    WARNING(Tone.BAD),
    FAILED(Tone.BAD),
    /** Something before it has failed. */
    NOT_CHECKED(Tone.FAINT);

    /** As wide as the longest, and a gap. */
    private static final int WIDTH = "not checked  ".length();

    private final Tone tone;

    Verdict(Tone tone) {
      this.tone = tone;
    }

    private Value value() {
      return Value.of(name().toLowerCase(Locale.ROOT), tone);
    }

    /** What failed catches the eye without colours too. */
    private String sign() {
      String words = this == FAILED ? name() : name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return words + " ".repeat(WIDTH - words.length());
    }
  }

  static Check ok(String name, String found) {
    return new Check(Verdict.OK, name, found, "");
  }

  static Check warning(String name, String found, String mend) {
    return new Check(Verdict.WARNING, name, found, mend);
  }

  static Check failed(String name, String found, String mend) {
    return new Check(Verdict.FAILED, name, found, mend);
  }

  static Check notChecked(String name) {
    return new Check(Verdict.NOT_CHECKED, name, "not checked, since what it needs has failed", "");
  }

  /** Of the verdict. */
  Tone tone() {
    return verdict.tone;
  }

  /**
   * For people: the finding, and the mend below it.
   *
   * @param width of the screen; 0: as wide as it takes
   */
  String inWords(int width) {
    String indent = " ".repeat(Verdict.WIDTH);
    int room = width == 0 ? 0 : Math.max(1, width - Verdict.WIDTH);
    boolean checked = verdict != Verdict.NOT_CHECKED;
    var text = new StringBuilder(verdict.sign());
    text.append(
        String.join("\n" + indent, WrappedText.lines(checked ? name + ": " + found : name, room)));
    if (!mend.isEmpty()) {
      int less = room == 0 ? 0 : Math.max(1, room - ARROW.length());
      text.append('\n').append(indent).append(ARROW);
      text.append(
          String.join("\n" + indent + " ".repeat(ARROW.length()), WrappedText.lines(mend, less)));
    }
    return text.append('\n').toString();
  }
}
