package io.barto.cli.server;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.table.Tone;
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

  /** How it is. */
  enum Verdict {
    OK(Tone.GOOD),
    WARNING(Tone.BAD),
    FAILED(Tone.BAD);

    private final Tone tone;

    Verdict(Tone tone) {
      this.tone = tone;
    }

    private Value value() {
      return Value.of(name().toLowerCase(Locale.ROOT), tone);
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

  boolean isOk() {
    return verdict == Verdict.OK;
  }

  /** For people: the finding, and the mend below it. */
  String inWords() {
    String sign =
        verdict == Verdict.OK
            ? "ok       "
            : verdict == Verdict.WARNING ? "warning  " : "FAILED   ";
    return sign + name + ": " + found + "\n" + (mend.isEmpty() ? "" : "         -> " + mend + "\n");
  }
}
