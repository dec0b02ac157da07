package io.barto.cli.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A folder for keys. What is there already stays: a key overwritten is a key lost. */
final class KeyFolder {
  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Those of some files that are there already. */
  List<Path> present(Collection<String> names) {
    return names.stream().map(folder::resolve).filter(Files::exists).toList();
  }

  /** Makes the folder, for its owner only, where there is none. */
  void create() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      Files.createDirectories(folder.getParent());
    }
    Files.createDirectory(folder, permissions("rwx------"));
  }

  Path writeSecret(String name, String content) throws IOException {
    return write(name, content, "rw-------");
  }

  Path writePublic(String name, String content) throws IOException {
    return write(name, content, "rw-r--r--");
  }

  /** Created with these permissions: at no time does anybody else get at it. */
  private Path write(String name, String content, String permissions) throws IOException {
    Path file = folder.resolve(name);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (SeekableByteChannel out = Files.newByteChannel(file, options, permissions(permissions))) {
      ByteBuffer bytes = ByteBuffer.wrap((content + "\n").getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
    return file;
  }

  private FileAttribute<?>[] permissions(String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
