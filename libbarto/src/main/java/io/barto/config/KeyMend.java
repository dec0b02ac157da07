package io.barto.config;

/** What to do with an Ed25519 key that was written in another form than the one wanted. */
final class KeyMend {
  private static final String GENERATE = "; make one: barto-cli keys generate signing";
  private static final String PASTE = ", paste the key, press Enter and Ctrl-D";

  private KeyMend() {}

  /** Of what stands in the place of the seed. */
  static String ofSeed(KeyFormat found) {
    return switch (found) {
      case PEM_PRIVATE ->
          "a private key in PEM form; its seed: openssl pkey -in "
              + KeyFormat.SOME_FILE
              + " -outform DER | tail -c 32 | base64";
      case PEM_OTHER_PRIVATE -> "a private key of another kind than Ed25519" + GENERATE;
      case PEM_PUBLIC, DER_PUBLIC ->
          "a public key, which belongs on the workers, as server_public_key; here goes the seed of"
              + " the private one"
              + GENERATE;
      case PEM_OTHER -> "a PEM that is no Ed25519 key" + GENERATE;
      case DER_PRIVATE ->
          "a whole PKCS#8 structure; its seed: run base64 -d | head -c 48 | tail -c 32 | base64"
              + PASTE;
      case SEED_AND_PUBLIC ->
          "64 bytes, which may be the seed and the public key behind it; the seed: run base64 -d |"
              + " head -c 32 | base64"
              + PASTE;
      case HEX -> "hexadecimal digits; in base64: run xxd -r -p | base64" + PASTE;
      case PATH -> "a path; signing_key_file takes one, of a file that holds the base64";
      case UNKNOWN -> "what is no base64" + GENERATE;
    };
  }

  /** Of what stands in the place of the public key. */
  static String ofPublicKey(KeyFormat found) {
    return switch (found) {
      case PEM_PUBLIC ->
          "a public key in PEM form; its 32 bytes: openssl pkey -pubin -in "
              + KeyFormat.SOME_FILE
              + " -outform DER | tail -c 32 | base64";
      case PEM_PRIVATE ->
          "the private key, which belongs on the server only; the public one: openssl pkey -in "
              + KeyFormat.SOME_FILE
              + " -pubout -outform DER | tail -c 32 | base64";
      case PEM_OTHER_PRIVATE, PEM_OTHER ->
          "a PEM that is no Ed25519 public key; the server's is what barto-cli keys public prints";
      case DER_PUBLIC ->
          "the whole structure of a public key; its 32 bytes: run base64 -d | tail -c 32 | base64"
              + PASTE;
      case DER_PRIVATE ->
          "the private key, which belongs on the server only; the public one: run base64 -d |"
              + " openssl pkey -inform DER -pubout -outform DER | tail -c 32 | base64"
              + PASTE;
      case SEED_AND_PUBLIC ->
          "64 bytes, which may be the seed, which belongs on the server only, and the public key"
              + " behind it; the public key: run base64 -d | tail -c 32 | base64"
              + PASTE;
      case HEX -> "hexadecimal digits; in base64: run xxd -r -p | base64" + PASTE;
      case PATH -> "a path; the key itself goes here, it is no secret";
      case UNKNOWN -> "what is no base64; the server's is what barto-cli keys public prints";
    };
  }
}
