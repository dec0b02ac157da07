package io.barto.config;

import io.barto.tls.Identity;
import io.barto.tls.PemCertificates;
import io.barto.tls.PemException;
import io.barto.tls.PemKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The shapes of paths. Relative ones start at the directory of the configuration file, wherever the
 * program was started.
 */
final class PemFiles {
  private final Path base;

  PemFiles(Path configFile) {
    Path parent = configFile.toAbsolutePath().getParent();
    this.base = parent == null ? configFile.toAbsolutePath() : parent;
  }

  /** A path that need not exist. */
  Path path(Object raw) throws Mismatch {
    try {
      return base.resolve(Shapes.TEXT.read(raw)).normalize();
    } catch (InvalidPathException e) {
      throw Mismatch.expected("a path", raw);
    }
  }

  /** A readable PEM file with at least one certificate. */
  Path certificates(Object raw) throws Mismatch {
    Path file = path(raw);
    usable(() -> PemCertificates.read(file));
    return file;
  }

  /** A readable PEM file with a private key that is not encrypted. */
  Path privateKey(Object raw) throws Mismatch {
    Path file = path(raw);
    usable(() -> PemKey.read(file));
    return file;
  }

  /** Two files that have to belong together; whatever else is wrong with them has been said. */
  static void belongTogether(TableReader table, String key, Path certificates, Path privateKey) {
    try {
      usable(() -> PemCertificates.read(certificates));
      usable(() -> PemKey.read(privateKey));
    } catch (Mismatch e) {
      return;
    }
    try {
      usable(() -> Identity.read(certificates, privateKey));
    } catch (Mismatch e) {
      table.problem(key, e.reason());
    }
  }

  private interface Reading {
    Object read() throws PemException;
  }

  private static void usable(Reading reading) throws Mismatch {
    try {
      reading.read();
    } catch (PemException e) {
      throw new Mismatch(e.reason());
    }
  }
}
