package io.barto.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands between two lines of dashes. What stands outside of them is a comment.
 *
 * @param label such as {@code CERTIFICATE}
 * @param text with all that is between the lines: in old encrypted keys there are headers too
 */
record PemBlock(String label, String text) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-(?!----)[^-]*)*)-----END \\1-----");

  /** No chain and no bundle of authorities comes near it. */
  private static final long LARGEST_FILE = 4 << 20;

  /**
   * The blocks of a file, in its order.
   *
   * @param what the file is meant to hold, with its article
   */
  static List<PemBlock> of(Path file, String what) throws PemException {
    var blocks = new ArrayList<PemBlock>();
    var matcher = BLOCK.matcher(content(file, what));
    while (matcher.find()) {
      blocks.add(new PemBlock(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  private static String content(Path file, String what) throws PemException {
    if (Files.isDirectory(file)) {
      throw new PemException("expected the PEM file of " + what + ", but " + file + " is a folder");
    }
    if (!Files.isRegularFile(file)) {
      throw new PemException("expected the PEM file of " + what + ", but there is no file " + file);
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new PemException("expected the PEM file of " + what + ", but " + file + " is no PEM");
      }
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new PemException(
          "expected the PEM file of " + what + ", but this user may not read " + file);
    }
  }

  /** The encoded value. */
  byte[] bytes(Path file) throws PemException {
    try {
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      // the cause would quote a character of what may be a key
      throw new PemException("the " + label + " in " + file + " is damaged: it is not base64");
    }
  }

  @Override
  public String toString() {
    return label;
  }
}
