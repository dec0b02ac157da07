package io.barto.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of one run: one attempt at one command of one fire. Server and worker compute the same id
 * without talking to each other.
 *
 * <p>A UUID of version 5 (RFC 9562, 5.5) in the namespace {@value #NAMESPACE}. The name is, in this
 * order, big-endian: length (u32) and UTF-8 bytes of the worker, the same of the schedule, the
 * nominal second since 1970 (i64), the command's index from 0 (u32), the attempt from 1 (u32).
 *
 * @param value the UUID
 */
public record RunId(UUID value) {
  /** Fixed for ever: another namespace would make every known run unknown. */
  public static final String NAMESPACE = "5f1c2b1e-3d0a-5c57-9d0e-6c0b6f1a7b20";

  private static final UUID NAMESPACE_UUID = UUID.fromString(NAMESPACE);

  public RunId {
    requireNonNull(value, "value");
  }

  /**
   * The id of a fire's run.
   *
   * @param commandIndex from 0
   * @param attempt from 1
   */
  public static RunId of(Fire fire, int commandIndex, int attempt) {
    var name = new ByteArrayOutputStream(96);
    try (var out = new DataOutputStream(name)) {
      writeText(out, fire.schedule().worker());
      writeText(out, fire.schedule().schedule());
      out.writeLong(fire.nominal().getEpochSecond());
      out.writeInt(commandIndex);
      out.writeInt(attempt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunId(version5(name.toByteArray()));
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static UUID version5(byte[] name) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE_UUID.getMostSignificantBits())
            .putLong(NAMESPACE_UUID.getLeastSignificantBits())
            .array());
    ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name));
    long high = (digest.getLong() & ~0xF000L) | 0x5000L;
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /** The 36 characters of the UUID, in lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
