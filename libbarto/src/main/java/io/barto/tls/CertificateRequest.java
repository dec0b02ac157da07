package io.barto.tls;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What a new certificate is to say.
 *
 * @param commonName its subject
 * @param purpose what it may be used for
 * @param hosts names and addresses, for its subject alternative names
 * @param from the beginning of its validity
 * @param until the end of its validity
 */
public record CertificateRequest(
    String commonName, Purpose purpose, List<String> hosts, Instant from, Instant until) {
  /** Of the subject's name in a certificate; RFC 5280, appendix A. */
  private static final int LONGEST_NAME = 64;

  /** What a certificate may be used for. */
  public enum Purpose {
    /** To issue certificates. */
    AUTHORITY,
    /** To be connected to. */
    SERVER,
    /** To connect. */
    CLIENT
  }

  public CertificateRequest {
    requireNonNull(purpose, "purpose");
    if (commonName.isBlank() || commonName.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name of a certificate has 1 to " + LONGEST_NAME + " characters");
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a certificate must end after it has begun");
    }
    hosts = List.copyOf(hosts);
  }
}
