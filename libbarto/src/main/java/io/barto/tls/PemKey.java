package io.barto.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * Reads a private key: RSA, EC or Ed25519 in PKCS #8 (RFC 5958), RSA in PKCS #1 (RFC 8017), EC in
 * SEC 1 (RFC 5915). The JDK knows only the first, into which the others are put.
 */
public final class PemKey {
  private static final String PKCS_8 = "PRIVATE KEY";
  private static final String PKCS_1 = "RSA PRIVATE KEY";
  private static final String SEC_1 = "EC PRIVATE KEY";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private PemKey() {}

  /** The first private key of a file. */
  public static PrivateKey read(Path file) throws PemException {
    for (PemBlock block : PemBlock.of(file, "a private key")) {
      if (block.label().endsWith(PKCS_8)) {
        return key(block, file);
      }
    }
    throw new PemException(
        file + " holds no private key in PEM form (-----BEGIN " + PKCS_8 + "-----)");
  }

  private static PrivateKey key(PemBlock block, Path file) throws PemException {
    if (block.label().contains("ENCRYPTED") || block.text().contains("ENCRYPTED")) {
      throw new PemException(
          "the private key in " + file + " is encrypted; openssl pkey -in … -out … decrypts it");
    }
    byte[] bytes = block.bytes(file);
    Optional<PrivateKey> key =
        switch (block.label()) {
          case PKCS_8 -> ALGORITHMS.stream().flatMap(a -> key(a, bytes).stream()).findFirst();
          case PKCS_1 -> key("RSA", Pkcs8.ofPkcs1(bytes));
          case SEC_1 -> key("EC", Pkcs8.ofSec1(bytes));
          default -> Optional.empty();
        };
    return key.orElseThrow(
        () ->
            new PemException(
                "the "
                    + block.label()
                    + " in "
                    + file
                    + " is damaged, or none of "
                    + String.join(", ", ALGORITHMS)));
  }

  /** Empty where the key is one of another algorithm. */
  private static Optional<PrivateKey> key(String algorithm, byte[] pkcs8) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException | RuntimeException e) {
      // the JDK's readers end in more than they declare where bytes are damaged
      return Optional.empty();
    }
  }
}
