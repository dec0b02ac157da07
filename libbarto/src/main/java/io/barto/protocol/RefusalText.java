package io.barto.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why an upgrade is refused, as a header's value: percent-encoded, since a header takes no more
 * than ASCII, and libraries split it at commas.
 */
public final class RefusalText {
  private static final int LONGEST = 2000;

  private RefusalText() {}

  /** For the header; of a text that is too long for one, its beginning. */
  public static String encode(String text) {
    var header = new StringBuilder();
    for (int codePoint : text.codePoints().toArray()) {
      String next = encoded(Character.toString(codePoint));
      if (header.length() + next.length() > LONGEST) {
        break;
      }
      header.append(next);
    }
    return header.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /**
   * What a refusal says of itself, on one line.
   *
   * @param headers of the answer, in which case does not matter; empty where it says nothing
   */
  public static String in(Map<String, List<String>> headers) {
    @Nullable List<String> values = headers.get(Wire.REFUSAL_HEADER);
    String value = values == null ? "" : String.join(",", values);
    String text = decode(value.substring(0, Math.min(LONGEST, value.length())));
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
