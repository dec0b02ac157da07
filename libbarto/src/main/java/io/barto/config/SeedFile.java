package io.barto.config;

import java.nio.file.Path;
import java.util.List;

/** A signing key outside of a configuration. */
public final class SeedFile {
  private SeedFile() {}

  /**
   * Reads the file that {@code signing_key_file} names.
   *
   * @return base64 of the seed's 32 bytes
   * @throws ConfigException where it is something else, with the mend
   */
  public static String read(Path file) throws ConfigException {
    try {
      return seed(new SecretFile(null).read(file));
    } catch (Mismatch e) {
      throw refused(
          file.toString(), e.reason().replace(KeyFormat.SOME_FILE, FileAccess.quoted(file)));
    }
  }

  /** The same, of its content. */
  public static String parse(String content) throws ConfigException {
    try {
      return seed(content);
    } catch (Mismatch e) {
      throw refused("standard input", e.reason());
    }
  }

  private static String seed(String content) throws Mismatch {
    return Secrets.SEED.read(content).reveal();
  }

  private static ConfigException refused(String source, String message) {
    return new ConfigException(List.of(new Problem(source, 0, 0, "", message)));
  }
}
