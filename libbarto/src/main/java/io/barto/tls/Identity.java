package io.barto.tls;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What one end of a connection shows of itself, and the key that proves it.
 *
 * @param key the private key of the first certificate
 * @param chain its certificate, and then those that lead to an authority
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  private static final byte[] SAMPLE = {1, 2, 3};

  public Identity {
    requireNonNull(key, "key");
    chain = List.copyOf(chain);
  }

  /** Reads both files, which must belong together. */
  public static Identity read(Path certificates, Path key) throws PemException {
    var identity = new Identity(PemKey.read(key), PemCertificates.read(certificates));
    if (!identity.keyFits()) {
      throw new PemException(
          "the private key in "
              + key
              + " is not that of the first certificate in "
              + certificates
              + "; a chain begins with the certificate of its own key");
    }
    return identity;
  }

  /** The certificate that the key belongs to. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  private boolean keyFits() {
    PublicKey publicKey = certificate().getPublicKey();
    try {
      var signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }

  /** Never the key. */
  @Override
  public String toString() {
    return certificate().getSubjectX500Principal().getName();
  }
}
