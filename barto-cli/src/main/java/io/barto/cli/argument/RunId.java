package io.barto.cli.argument;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The id of a run as people type it; its first digits do. */
public final class RunId {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{4,32}");

  /** As answers show them, which is not how hosts are named. */
  private static final Pattern SHOWN =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?");

  private RunId() {}

  /** Whether a word that may be a name, too, is meant as an id. */
  public static boolean isMeantBy(String word) {
    return SHOWN.matcher(word).matches();
  }

  /** Reads one from the command line. */
  public static final class Converter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      String digits = text.strip().toLowerCase(Locale.ROOT).replace("-", "");
      if (!DIGITS.matcher(digits).matches()) {
        throw new TypeConversionException(
            "expected a run's id or at least its first four digits, such as fbc54bd3, as barto-cli"
                + " runs shows them, but found \""
                + text
                + '"');
      }
      return text.strip();
    }
  }
}
