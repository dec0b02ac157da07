package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Makes files and directories that only this user may read: output may hold anything. */
public final class PrivateFiles {
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
      asFileAttribute(fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      asFileAttribute(fromString("rw-------"));

  private PrivateFiles() {}

  /** Makes a directory and those above it; leaves alone what exists. */
  public static Path directory(Path path) throws IOException {
    return Files.createDirectories(path, DIRECTORY);
  }

  /** Makes an empty file where there is none. */
  public static Path file(Path path) throws IOException {
    return Files.exists(path) ? path : Files.createFile(path, FILE);
  }

  /** Replaces a file at once: whoever reads it sees the old text or the new one. */
  public static void replace(Path path, String text) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    Files.writeString(Files.createFile(next, FILE), text, UTF_8);
    Files.move(next, path, ATOMIC_MOVE);
  }
}
