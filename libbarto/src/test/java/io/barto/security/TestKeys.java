package io.barto.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.security.SealedConnection.Nonce;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Keys that are known: the first ones of RFC 8032, 7.1, and a shared text. */
final class TestKeys {
  static final String SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
  static final String PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  static final String FINGERPRINT = "21fe31dfa154a261";
  static final SigningKey SIGNING = SigningKey.ofBase64(SEED);
  static final VerifyingKey VERIFYING = VerifyingKey.ofBase64(PUBLIC);
  static final SigningKey OTHER_SIGNING = SigningKey.ofSeed(new byte[32]);
  static final MacKey MAC = MacKey.of("shared secret".getBytes(UTF_8));
  static final MacKey OTHER_MAC = MacKey.of("another secret".getBytes(UTF_8));

  static final SealedConnection CONNECTION =
      new SealedConnection(
          "vader",
          new Nonce(0x0001020304050607L, 0x08090a0b0c0d0e0fL),
          UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));

  private TestKeys() {}

  static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
