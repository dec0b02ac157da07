package io.barto.launcher.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner may read, from the moment they exist. */
public final class PrivateFile {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFile() {}

  /** Replaces the file whole: a reader sees the old or the new text, never half of one. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(UTF_8));
  }

  /** The same, of bytes. */
  public static void write(Path file, byte[] content) throws IOException {
    Path unfinished = Folders.unfinished(file);
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, permissions("rw-------"));
    Files.write(unfinished, content);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, permissions("rwx------"));
    }
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
