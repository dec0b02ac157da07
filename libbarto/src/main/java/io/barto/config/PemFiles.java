package io.barto.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.regex.Pattern;

/**
 * The shapes of paths. Relative ones start at the directory of the configuration file, wherever the
 * program was started.
 */
final class PemFiles {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----[^-]+-----END \\1-----", Pattern.DOTALL);

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
    byte[] content = content(file, "a certificate");
    try {
      var factory = CertificateFactory.getInstance("X.509");
      if (!new String(content, ISO_8859_1).contains("-----BEGIN CERTIFICATE-----")
          || factory.generateCertificates(new ByteArrayInputStream(content)).isEmpty()) {
        throw notPem(file, "certificate", "CERTIFICATE");
      }
      return file;
    } catch (CertificateException e) {
      throw notPem(file, "certificate", "CERTIFICATE");
    }
  }

  /** A readable PEM file with a private key that is not encrypted. */
  Path privateKey(Object raw) throws Mismatch {
    Path file = path(raw);
    String content = new String(content(file, "a private key"), ISO_8859_1);
    if (content.contains("ENCRYPTED")) {
      throw new Mismatch(
          "the private key in " + file + " is encrypted; openssl pkey -in … -out … decrypts it");
    }
    if (!PRIVATE_KEY.matcher(content).find()) {
      throw notPem(file, "private key", "PRIVATE KEY");
    }
    return file;
  }

  private static byte[] content(Path file, String what) throws Mismatch {
    if (!Files.isRegularFile(file)) {
      throw new Mismatch("expected the PEM file of " + what + ", but there is no file " + file);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Mismatch(
          "expected the PEM file of " + what + ", but this user may not read " + file);
    }
  }

  private static Mismatch notPem(Path file, String what, String label) {
    return new Mismatch(
        file + " holds no " + what + " in PEM form (-----BEGIN " + label + "-----)");
  }
}
