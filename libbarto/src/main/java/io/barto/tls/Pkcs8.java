package io.barto.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Puts older encodings of private keys into PKCS #8: version, algorithm, and the old encoding as
 * bytes. An RSA key is always of the same algorithm; an EC key's is its curve, which stands in it.
 */
final class Pkcs8 {
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String EC = "1.2.840.10045.2.1";
  private static final byte[] NONE = {};

  private Pkcs8() {}

  static byte[] ofPkcs1(byte[] key) {
    return wrapped(Der.sequence(Der.oid(RSA), Der.nothing()), key);
  }

  /** Something that is no key, where there is no curve in it. */
  static byte[] ofSec1(byte[] key) {
    return wrapped(Der.sequence(Der.oid(EC), curve(key)), key);
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return Der.sequence(Der.integer(0), algorithm, Der.octets(key));
  }

  /**
   * {@code ECPrivateKey}: version, private key as bytes, curve as field 0, public key as field 1.
   */
  private static byte[] curve(byte[] key) {
    try {
      ByteBuffer fields = content(ByteBuffer.wrap(key));
      content(fields);
      content(fields);
      if (fields.hasRemaining() && fields.get(fields.position()) == (byte) 0xA0) {
        ByteBuffer curve = content(fields);
        byte[] bytes = new byte[curve.remaining()];
        curve.get(bytes);
        return bytes;
      }
      return NONE;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return NONE;
    }
  }

  /** The content of the value that begins here; the buffer goes on behind it. */
  private static ByteBuffer content(ByteBuffer from) {
    from.get(); // the tag
    int length = from.get() & 0xFF;
    if (length > 0x80) {
      int bytes = length & 0x7F;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = (length << 8) + (from.get() & 0xFF);
        if (length < 0 || length > from.limit()) {
          throw new IllegalArgumentException("longer than all there is");
        }
      }
    }
    ByteBuffer content = from.slice().limit(length);
    from.position(from.position() + length);
    return content;
  }
}
