package io.barto.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file whose content is one secret; a line end behind it does not count.
 *
 * <p>Nobody but its owner may have access. In the directory of systemd's credentials (systemd.exec,
 * {@code LoadCredential=}) the group's bits say something else: there a file is root's, mode 0440,
 * and the group's bits are the mask of an access list that names the service's user. Nobody else
 * gets into that directory.
 */
final class SecretFile {
  private static final long LARGEST = 64 << 10;

  private final @Nullable Path credentials;

  /**
   * @param credentials systemd's directory; null: there is none
   */
  SecretFile(@Nullable Path credentials) {
    this.credentials = credentials;
  }

  /** The secret in a file. */
  String read(Path file) throws Mismatch {
    check(file);
    try {
      String text = Files.readString(file).replaceFirst("[\r\n]+$", "");
      if (text.isEmpty()) {
        throw new Mismatch(file + " is empty; expected a secret in it");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new Mismatch(
          file + " holds bytes that are no text; in base64 they are: base64 " + quoted(file));
    } catch (IOException e) {
      throw new Mismatch(
          file + " can't be read by user " + System.getProperty("user.name") + "; chown it");
    }
  }

  private void check(Path file) throws Mismatch {
    if (!Files.exists(file)) {
      throw new Mismatch("there is no file " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw new Mismatch(
          file + (Files.isDirectory(file) ? " is a folder, not a file" : " is not a file"));
    }
    boolean open = isCredential(file) ? FileAccess.isOpenToAll(file) : FileAccess.isShared(file);
    if (open) {
      throw new Mismatch(
          "other users may get at "
              + file
              + ", which holds a secret; run: "
              + FileAccess.mend(file));
    }
    if (file.toFile().length() > LARGEST) {
      throw new Mismatch(file + " is too large to be a secret");
    }
  }

  private boolean isCredential(Path file) {
    return credentials != null && credentials.equals(file.toAbsolutePath().getParent());
  }

  private static String quoted(Path file) {
    return FileAccess.quoted(file);
  }
}
