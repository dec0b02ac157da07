package io.barto.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys whose values are secret, from the one place where somebody put them: the key itself,
 * in the file or in the environment; the file that {@code <key>_file} names; or the file in {@code
 * $CREDENTIALS_DIRECTORY} that has the key's whole path for its name, as in {@code
 * mariadb.password}.
 */
final class SecretReader {
  private static final String IN_QUOTES = " in quotes";

  private final PemFiles files;

  SecretReader(PemFiles files) {
    this.files = files;
  }

  /** A secret that must be there; null where it is not, or is wrong. */
  @Nullable Secret required(TableReader table, String key, Shape<Secret> shape) {
    Secret secret = optional(table, key, shape);
    if (secret == null && !isGiven(table, key)) {
      table.missing(key, ", or name its file in " + ofFile(key));
    }
    return secret;
  }

  /** A secret that may be absent; null also where it is wrong. */
  @Nullable Secret optional(TableReader table, String key, Shape<Secret> shape) {
    Secret inline = table.optional(key, shape);
    Path file = table.optional(ofFile(key), files::path);
    List<String> places = places(table, key);
    if (places.size() > 1) {
      String where = table.isGiven(key) ? key : ofFile(key);
      table.problem(where, "is given " + String.join(" and ", places) + "; keep one of them");
      return null;
    }
    Path credential = table.credential(key);
    if (table.isGiven(key)) {
      table.noteSecret(key);
      return inline;
    }
    if (credential != null) {
      return read(table, key, credential, shape);
    }
    return file == null ? null : read(table, ofFile(key), file, shape);
  }

  /** Whether it is given in any place, rightly or wrongly. */
  static boolean isGiven(TableReader table, String key) {
    return !places(table, key).isEmpty();
  }

  private static List<String> places(TableReader table, String key) {
    var places = new ArrayList<String>();
    if (table.isGiven(key)) {
      places.add("as " + table.pathOf(key));
    }
    if (table.isGiven(ofFile(key))) {
      places.add("as " + table.pathOf(ofFile(key)));
    }
    Path credential = table.credential(key);
    if (credential != null) {
      places.add("as the credential " + credential);
    }
    return places;
  }

  private static String ofFile(String key) {
    return key + "_file";
  }

  private static @Nullable Secret read(
      TableReader table, String key, Path file, Shape<Secret> shape) {
    try {
      Secret secret = shape.read(new SecretFile(table.credentials()).read(file));
      table.noteSecretFile(key.replaceFirst("_file$", ""), file, secret);
      return secret;
    } catch (Mismatch e) {
      table.problem(key, aboutFile(e.reason(), file));
      return null;
    }
  }

  /** What shapes say of a text, said of a file. */
  private static String aboutFile(String reason, Path file) {
    String said =
        reason.replace(IN_QUOTES, "").replace(KeyFormat.SOME_FILE, FileAccess.quoted(file));
    return said.contains(file.toString()) && !reason.startsWith("expected")
        ? said
        : file + ": " + said;
  }

  /** A private key's PEM file; that others may read it is worth a warning, no more: see there. */
  @Nullable Path privateKey(TableReader table, String key) {
    Path file = table.optional(key, files::privateKey);
    warnIfOpen(table, key, file);
    return file;
  }

  /** The same, where there must be one. */
  Path privateKey(TableReader table, String key, Path standIn) {
    Path file = table.required(key, files::privateKey, standIn);
    warnIfOpen(table, key, file.equals(standIn) ? null : file);
    return file;
  }

  /**
   * No refusal: published installations have such files in use, often 0640 for a group of
   * certificates; that alone is not even warned of.
   */
  private static void warnIfOpen(TableReader table, String key, @Nullable Path file) {
    if (file != null && FileAccess.isOpenToAll(file)) {
      table.warn(
          key,
          "every user of this host may read the private key "
              + file
              + "; run: "
              + FileAccess.mend(file));
    }
  }
}
