package io.barto.cli.certs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.barto.tls.Identity;
import io.barto.tls.PemException;
import io.barto.tls.PemText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of certificates and keys. Keys can be read by their owner only, from the moment that
 * their files exist, and nothing is replaced unless told.
 *
 * @param force whether files that are there are replaced
 */
record PemFolder(Path path, boolean force) {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** A certificate's file and its key's. */
  record Pair(Path certificate, Path key) {
    @Override
    public String toString() {
      return "Made " + certificate + " and " + key + ".";
    }
  }

  private Pair pair(String name) {
    Path folder = path.toAbsolutePath().normalize();
    return new Pair(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  /** Before anything is made. */
  void refuseToReplace(String name) throws IOException {
    Pair pair = pair(name);
    for (Path file : Set.of(pair.certificate(), pair.key())) {
      if (!force && Files.exists(file)) {
        throw new IOException(file + " is there already; --force replaces it");
      }
    }
  }

  Identity read(String name) throws PemException {
    Pair pair = pair(name);
    if (!Files.exists(pair.certificate())) {
      throw missing(pair);
    }
    return Identity.read(pair.certificate(), pair.key());
  }

  private static IllegalArgumentException missing(Pair pair) {
    return new IllegalArgumentException(
        "there is no authority yet: no file "
            + pair.certificate()
            + ". barto-cli certs init makes one; --dir names another folder");
  }

  Pair write(String name, Identity identity) throws IOException {
    Pair pair = pair(name);
    Files.createDirectories(path.toAbsolutePath());
    write(pair.key(), PemText.of(identity.key()), "rw-------");
    write(pair.certificate(), PemText.of(identity.certificate()), "rw-r--r--");
    return pair;
  }

  /** Whole, also for a server that reads its files again just now. */
  private static void write(Path file, String text, String permissions) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    FileAttribute<?>[] attributes =
        POSIX
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), attributes)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
