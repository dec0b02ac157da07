package io.barto.server.query.control.output;

import io.barto.protocol.OutputRequest.Grep;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted. An expression can be written so that it takes for ever on one line; so it
 * may only look at so many characters of each, counted as often as it looks at them.
 */
public final class LineFilter {
  /** An expression that takes too long, or is none. The message is for people. */
  public static final class BadPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPatternException(String message) {
      super(message);
    }
  }

  /** Far beyond what an expression takes that goes through a line of 1 MiB some times. */
  private static final long MOST_LOOKS = 20_000_000;

  private final @Nullable String text;
  private final @Nullable Pattern pattern;

  private LineFilter(@Nullable String text, @Nullable Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** What a request asks for; null: every line. */
  public static LineFilter of(@Nullable Grep grep) throws BadPatternException {
    if (grep == null) {
      return new LineFilter(null, null);
    }
    if (!grep.regular()) {
      return new LineFilter(grep.pattern(), null);
    }
    try {
      return new LineFilter(null, Pattern.compile(grep.pattern()));
    } catch (PatternSyntaxException e) {
      throw new BadPatternException(
          "`" + grep.pattern() + "` is no regular expression: " + e.getDescription());
    } catch (StackOverflowError e) {
      throw new BadPatternException("the regular expression is nested too deeply");
    }
  }

  /** Whether there may be lines that are not wanted. */
  boolean isSelective() {
    return text != null || pattern != null;
  }

  /** Whether a line is wanted. */
  public boolean takes(String line) throws BadPatternException {
    if (pattern == null) {
      return text == null || line.contains(text);
    }
    try {
      return pattern.matcher(new CountedText(line, new AtomicLong(MOST_LOOKS))).find();
    } catch (TooManyLooksException | StackOverflowError e) {
      throw new BadPatternException(
          "the regular expression `"
              + pattern
              + "` takes too long on a line of "
              + line.length()
              + " characters; write it without repetitions within repetitions");
    }
  }

  private static final class TooManyLooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooksException() {
      super(null, null, false, false);
    }
  }

  /** A text that may be looked at only so often; its parts count for it, too. */
  private record CountedText(String text, AtomicLong left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (left.decrementAndGet() < 0) {
        throw new TooManyLooksException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text.substring(start, end), left);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
