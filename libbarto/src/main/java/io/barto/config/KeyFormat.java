package io.barto.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises in which form an Ed25519 key was written where base64 of its 32 bytes was wanted.
 * Structures: RFC 8410 (SubjectPublicKeyInfo, PKCS#8) and RFC 7468 (PEM).
 */
enum KeyFormat {
  PEM_PRIVATE,
  PEM_OTHER_PRIVATE,
  PEM_PUBLIC,
  PEM_OTHER,
  DER_PRIVATE,
  DER_PUBLIC,
  SEED_AND_PUBLIC,
  HEX,
  PATH,
  UNKNOWN;

  /** Stands in commands for a file of which only the reader knows. */
  static final String SOME_FILE = "KEY.pem";

  private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)");
  private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Behind length and version, which differ between the versions of PKCS#8. */
  private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("300506032b657004220420");

  private static final int PRIVATE_PREFIX_AT = 5;
  private static final int KEY_BYTES = 32;

  /** What a text is that is not base64 of 32 bytes. */
  static KeyFormat of(String text) {
    Matcher pem = PEM.matcher(text);
    if (pem.find()) {
      return ofPem(pem.group(1), pem.group(2));
    }
    if (text.matches("[0-9a-fA-F]{64}")) {
      return HEX;
    }
    KeyFormat der = decoded(text).map(KeyFormat::ofBytes).orElse(UNKNOWN);
    boolean path = text.matches("(?s)[~.]{0,2}/\\S*|\\S+\\.(pem|key|der|pub|txt)");
    return der == UNKNOWN && path ? PATH : der;
  }

  private static KeyFormat ofPem(String label, String body) {
    if (label.equals("ENCRYPTED PRIVATE KEY")) {
      return PEM_PRIVATE;
    }
    if (label.endsWith("PRIVATE KEY")) {
      boolean ours = decoded(body).map(KeyFormat::ofBytes).orElse(UNKNOWN) == DER_PRIVATE;
      return ours ? PEM_PRIVATE : PEM_OTHER_PRIVATE;
    }
    boolean ours = decoded(body).map(KeyFormat::ofBytes).orElse(UNKNOWN) == DER_PUBLIC;
    return ours ? PEM_PUBLIC : PEM_OTHER;
  }

  private static KeyFormat ofBytes(byte[] bytes) {
    if (startsWith(bytes, PUBLIC_PREFIX, 0)) {
      return DER_PUBLIC;
    }
    if (startsWith(bytes, PRIVATE_PREFIX, PRIVATE_PREFIX_AT)) {
      return DER_PRIVATE;
    }
    return bytes.length == 2 * KEY_BYTES ? SEED_AND_PUBLIC : UNKNOWN;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix, int at) {
    return bytes.length >= at + prefix.length + KEY_BYTES
        && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
  }

  static Optional<byte[]> decoded(String base64) {
    try {
      String text = base64.replaceAll("\\s", "");
      return Optional.of(Base64.getDecoder().decode(text.getBytes(US_ASCII)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether 32 bytes are a public key: those of every second seed are not. */
  static boolean isPublicKey(byte[] key) {
    byte[] der = Arrays.copyOf(PUBLIC_PREFIX, PUBLIC_PREFIX.length + KEY_BYTES);
    System.arraycopy(key, 0, der, PUBLIC_PREFIX.length, KEY_BYTES);
    try {
      var parsed = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
      // only here does the JDK look whether it is a point of the curve
      Signature.getInstance("Ed25519").initVerify(parsed);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
