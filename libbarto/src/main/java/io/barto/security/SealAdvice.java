package io.barto.security;

/** What to tell people about a frame that was dropped: short enough for a close reason. */
final class SealAdvice {
  static final String UNSIGNED =
      "the server does not sign: set signing_key in bartos.toml, or remove server_public_key from bartoc.toml";

  private SealAdvice() {}

  static String noMac(Direction direction) {
    return switch (direction) {
      case TO_WORKER ->
          "the server's messages have no MAC: set hmac_key in bartos.toml, or remove it from bartoc.toml";
      case TO_SERVER ->
          "this server takes messages with a MAC only: set its hmac_key in bartoc.toml";
    };
  }

  static String badMac(Direction direction) {
    return switch (direction) {
      case TO_WORKER ->
          "wrong MAC: hmac_key differs from the server's, or a message was changed on its way";
      case TO_SERVER ->
          "wrong MAC: hmac_key of worker and server differ, or a message was changed on its way";
    };
  }

  static String badSignature(VerifyingKey key) {
    return "not signed by the key of server_public_key ("
        + key.fingerprint()
        + "), or changed on its way";
  }
}
