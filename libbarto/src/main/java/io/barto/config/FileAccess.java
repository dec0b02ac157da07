package io.barto.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** Who, beside its owner, gets at a file. Where there are no such permissions, nobody does. */
final class FileAccess {
  private FileAccess() {}

  /** Whether every user of this host may read it. */
  static boolean isOpenToAll(Path file) {
    return has(file, PosixFilePermission.OTHERS_READ);
  }

  /** Whether any other user may read it, or put another in its place. */
  static boolean isShared(Path file) {
    return has(
        file,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.OTHERS_WRITE);
  }

  /** The command that mends it. */
  static String mend(Path file) {
    return "chmod 600 " + quoted(file);
  }

  /** A path as a shell takes it. */
  static String quoted(Path file) {
    String path = file.toString();
    return path.matches("[A-Za-z0-9_./@:+,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private static boolean has(Path file, PosixFilePermission... any) {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      return Arrays.stream(any).anyMatch(granted::contains);
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }
}
