package io.barto.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;

/**
 * Issues X.509 certificates of version 3 (RFC 5280), in the few kinds that barto needs. The JDK has
 * nothing public that does; it reads and signs, and only the encoding is done here. New keys are
 * ECDSA on P-256, which every TLS library takes.
 */
public final class CertificateIssuer {
  private static final int SERIAL_BITS = 127;
  private static final Map<String, String> ALGORITHMS =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");
  private static final Map<String, byte[]> ALGORITHM_IDS =
      Map.of(
          "SHA256withRSA", Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing()),
          "SHA256withECDSA", Der.sequence(Der.oid("1.2.840.10045.4.3.2")),
          "Ed25519", Der.sequence(Der.oid("1.3.101.112")));

  private final SecureRandom random;

  /**
   * @param random for keys and serial numbers
   */
  public CertificateIssuer(SecureRandom random) {
    this.random = random;
  }

  /** A new key, and a certificate that it has signed itself. */
  public Identity selfSigned(CertificateRequest request) {
    KeyPair pair = newKey();
    byte[] name = name(request);
    var extensions = new Extensions(request, pair.getPublic(), null);
    X509Certificate certificate =
        issue(request, name, pair.getPublic(), name, pair.getPrivate(), extensions);
    return new Identity(pair.getPrivate(), List.of(certificate));
  }

  /** A new key, and a certificate that an authority has signed. */
  public Identity issue(CertificateRequest request, Identity authority) {
    KeyPair pair = newKey();
    X509Certificate theirs = authority.certificate();
    byte[] issuer = theirs.getSubjectX500Principal().getEncoded();
    var extensions = new Extensions(request, pair.getPublic(), theirs);
    X509Certificate certificate =
        issue(request, name(request), pair.getPublic(), issuer, authority.key(), extensions);
    return new Identity(pair.getPrivate(), List.of(certificate));
  }

  private KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no P-256", e);
    }
  }

  private static byte[] name(CertificateRequest request) {
    byte[] commonName = Der.sequence(Der.oid("2.5.4.3"), Der.text(request.commonName()));
    return Der.sequence(Der.setOf(commonName));
  }

  private X509Certificate issue(
      CertificateRequest request,
      byte[] subject,
      PublicKey publicKey,
      byte[] issuer,
      PrivateKey signer,
      Extensions extensions) {
    String algorithm = ALGORITHMS.getOrDefault(signer.getAlgorithm(), "Ed25519");
    byte[] algorithmId = ALGORITHM_IDS.getOrDefault(algorithm, Der.nothing());
    byte[] content =
        Der.sequence(
            Der.explicit(0, Der.integer(2)), // version 3
            Der.integer(new BigInteger(SERIAL_BITS, random).setBit(0)),
            algorithmId,
            issuer,
            Der.sequence(Der.time(request.from()), Der.time(request.until())),
            subject,
            publicKey.getEncoded(),
            Der.explicit(3, extensions.encoded()));
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(signer, random);
      signature.update(content);
      return parsed(Der.sequence(content, algorithmId, Der.bits(signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate can't be signed: " + e.getMessage(), e);
    }
  }

  private static X509Certificate parsed(byte[] encoded) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }
}
