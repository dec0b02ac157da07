package io.barto.tls;

import io.barto.tls.CertificateRequest.Purpose;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of a new certificate: what it may be used for, for which hosts, and which keys it
 * connects (RFC 5280, 4.2.1).
 *
 * @param authority who issues it; null: it does itself
 */
record Extensions(
    CertificateRequest request, PublicKey publicKey, @Nullable X509Certificate authority) {
  private static final String KEY_IDENTIFIER = "2.5.29.14";
  private static final int DNS = 2;
  private static final int IP = 7;
  private static final int KEY_IDENTIFIER_BYTES = 20;

  /** A short value in bytes in bytes has two headers of two bytes each. */
  private static final int HEADERS = 4;

  byte[] encoded() {
    var all = new ArrayList<byte[]>();
    boolean issues = request.purpose() == Purpose.AUTHORITY;
    all.add(critical("2.5.29.19", issues ? Der.sequence(Der.yes()) : Der.sequence()));
    // keyCertSign and cRLSign; digitalSignature
    byte[] usage = issues ? Der.bits(new byte[] {0x06}, 1) : Der.bits(new byte[] {(byte) 0x80}, 7);
    all.add(critical("2.5.29.15", usage));
    if (!issues) {
      String use = request.purpose() == Purpose.SERVER ? "1" : "2";
      all.add(extension("2.5.29.37", Der.sequence(Der.oid("1.3.6.1.5.5.7.3." + use))));
    }
    all.add(extension(KEY_IDENTIFIER, Der.octets(keyIdentifier())));
    byte[] issuersKey = authority == null ? null : authority.getExtensionValue(KEY_IDENTIFIER);
    if (issuersKey != null) {
      byte[] identifier = Arrays.copyOfRange(issuersKey, HEADERS, issuersKey.length);
      all.add(extension("2.5.29.35", Der.sequence(Der.implicit(0, identifier))));
    }
    if (!request.hosts().isEmpty()) {
      all.add(extension("2.5.29.17", names(request.hosts())));
    }
    return Der.sequence(all.toArray(byte[][]::new));
  }

  private static byte[] extension(String id, byte[] value) {
    return Der.sequence(Der.oid(id), Der.octets(value));
  }

  private static byte[] critical(String id, byte[] value) {
    return Der.sequence(Der.oid(id), Der.yes(), Der.octets(value));
  }

  /** Any value that tells keys apart will do; RFC 7093 proposes this one. */
  private byte[] keyIdentifier() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded());
      return Arrays.copyOf(hash, KEY_IDENTIFIER_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] names(List<String> hosts) {
    return Der.sequence(hosts.stream().map(Extensions::name).toArray(byte[][]::new));
  }

  private static byte[] name(String host) {
    if (host.matches("[0-9.]+") || host.indexOf(':') >= 0) {
      try {
        return Der.implicit(IP, InetAddress.getByName(host).getAddress()); // asks no name server
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(host + " is no IP address", e);
      }
    }
    if (!host.matches("(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})")) {
      throw new IllegalArgumentException(
          host + " is no host name; one in another script is written as xn--…");
    }
    return Der.implicit(DNS, host.getBytes(StandardCharsets.US_ASCII));
  }
}
