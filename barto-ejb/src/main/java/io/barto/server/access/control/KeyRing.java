package io.barto.server.access.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.config.ApiKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that admit somebody. A presented key is compared with all of them, by digests of one
 * length, so that the time taken tells nothing of any.
 */
public final class KeyRing {
  private static final String BEARER = "Bearer ";

  private final Map<ApiKey, byte[]> digests = new LinkedHashMap<>();

  public KeyRing(List<ApiKey> keys) {
    keys.forEach(key -> digests.put(key, digest(key.key().bytes())));
  }

  /** Whether there is no key at all. */
  public boolean isEmpty() {
    return digests.isEmpty();
  }

  /**
   * The key that somebody presents; null where it is none of ours.
   *
   * @param authorization the header of that name; null where there was none
   */
  public @Nullable ApiKey find(@Nullable String authorization) {
    byte[] presented = digest(token(authorization).getBytes(UTF_8));
    ApiKey found = null;
    for (Map.Entry<ApiKey, byte[]> entry : digests.entrySet()) {
      if (MessageDigest.isEqual(entry.getValue(), presented)) {
        found = entry.getKey();
      }
    }
    return found;
  }

  /** The scheme's name is the same in any case (RFC 9110, 11.1). */
  private static String token(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : "";
  }

  private static byte[] digest(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
