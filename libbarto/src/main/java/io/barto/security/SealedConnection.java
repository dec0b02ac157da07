package io.barto.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that frames are sealed for: no frame of it is worth anything on another.
 *
 * <p>On the wire a frame is a byte of flags; where that is not 0, a counter; a signature and a MAC,
 * each where its flag says so; and the message. MAC and signature both cover, each behind a label
 * of its own: direction, worker, worker's nonce, connection, flags, counter and message. The worker
 * chooses the nonce and the server the connection's id, so that neither can be made to take an old
 * connection for a new one. A receiver that has a key drops what lacks its seal, what fails it, and
 * what does not count higher than everything taken before.
 *
 * @param worker the worker's name
 * @param nonce 16 bytes, chosen by the worker
 * @param connection chosen by the server
 */
public record SealedConnection(String worker, Nonce nonce, UUID connection) {
  /** The request header in which a worker sends its nonce. */
  public static final String NONCE_HEADER = "Barto-Nonce";

  /** The response header in which a server sends the connection's id. */
  public static final String CONNECTION_HEADER = "Barto-Connection";

  /** The response header in which a server says what it applies. Never trusted. */
  public static final String PROTECTION_HEADER = "Barto-Protection";

  /** How many bytes a frame may have more than its message. */
  public static final int MOST_OVERHEAD =
      1 + Long.BYTES + SigningKey.SIGNATURE_BYTES + MacKey.MAC_BYTES;

  static final int MAC_FLAG = 1;
  static final int SIGNATURE_FLAG = 2;

  private static final byte[] MAC_LABEL = "barto-v2-frame-mac".getBytes(US_ASCII);
  private static final byte[] SIGNATURE_LABEL = "barto-v2-frame-sig".getBytes(US_ASCII);

  public SealedConnection {
    Objects.requireNonNull(worker, "worker");
    Objects.requireNonNull(nonce, "nonce");
    Objects.requireNonNull(connection, "connection");
  }

  /** A worker's nonce. */
  public record Nonce(long high, long low) {
    /** Of a worker that sent none: it can't have a key, or it would have. */
    public static final Nonce NONE = new Nonce(0, 0);

    /** As the header has it. */
    public String base64() {
      byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
      return Base64.getEncoder().encodeToString(bytes);
    }

    /** The nonce in a header; none where the header is missing or no base64 of 16 bytes. */
    public static Nonce ofHeader(@Nullable String header) {
      if (header == null) {
        return NONE;
      }
      try {
        byte[] bytes = Base64.getDecoder().decode(header.strip());
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == 2 * Long.BYTES
            ? new Nonce(buffer.getLong(), buffer.getLong())
            : NONE;
      } catch (IllegalArgumentException e) {
        return NONE;
      }
    }
  }

  byte[] coveredByMac(Direction direction, int flags, long counter) {
    return covered(MAC_LABEL, direction, flags, counter);
  }

  byte[] coveredBySignature(Direction direction, int flags, long counter) {
    return covered(SIGNATURE_LABEL, direction, flags, counter);
  }

  /** All that is covered but the message, which follows. Every part has a fixed place. */
  private byte[] covered(byte[] label, Direction direction, int flags, long counter) {
    byte[] name = worker.getBytes(UTF_8);
    return ByteBuffer.allocate(label.length + 1 + 4 + name.length + 16 + 16 + 1 + 8)
        .put(label)
        .put((byte) direction.number())
        .putInt(name.length)
        .put(name)
        .putLong(nonce.high())
        .putLong(nonce.low())
        .putLong(connection.getMostSignificantBits())
        .putLong(connection.getLeastSignificantBits())
        .put((byte) flags)
        .putLong(counter)
        .array();
  }
}
