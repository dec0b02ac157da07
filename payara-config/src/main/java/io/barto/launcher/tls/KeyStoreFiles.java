package io.barto.launcher.tls;

import io.barto.config.ServerTlsConfig;
import io.barto.launcher.files.PrivateFile;
import io.barto.tls.Identity;
import io.barto.tls.PemCertificates;
import io.barto.tls.PemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * Certificates and key as key stores in PKCS #12, for a full server, whose own process can't be
 * given PEM files. Their password is made anew each time and known to the server alone.
 *
 * @param keys the certificate with its key, under the alias {@link #ALIAS}
 * @param trusted whose certificates clients must show; empty where they need none
 * @param password of both
 */
public record KeyStoreFiles(Path keys, Path trusted, String password) {
  /** Of the only key. */
  public static final String ALIAS = "barto";

  private static final int PASSWORD_BYTES = 24;

  /** Files of a folder, not written yet, with a new password. */
  public static KeyStoreFiles in(Path folder, SecureRandom random) {
    byte[] password = new byte[PASSWORD_BYTES];
    random.nextBytes(password);
    return new KeyStoreFiles(
        folder.resolve("tls-keys.p12"),
        folder.resolve("tls-clients.p12"),
        HexFormat.of().formatHex(password));
  }

  /** Converts the PEM files, where they are usable. */
  public void write(ServerTlsConfig tls) throws PemException, IOException {
    Identity identity = Identity.read(tls.certFile(), tls.keyFile());
    Path clientCa = tls.clientCaCert();
    List<X509Certificate> authorities =
        clientCa == null ? List.of() : PemCertificates.read(clientCa);
    try {
      KeyStore store = empty();
      Certificate[] chain = identity.chain().toArray(Certificate[]::new);
      store.setKeyEntry(ALIAS, identity.key(), password.toCharArray(), chain);
      write(keys, store);
      KeyStore trust = empty();
      for (int i = 0; i < authorities.size(); i++) {
        trust.setCertificateEntry("authority" + i, authorities.get(i));
      }
      write(trusted, trust);
    } catch (GeneralSecurityException e) {
      throw new IOException("the key stores can't be made: " + e.getMessage(), e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private void write(Path file, KeyStore store) throws GeneralSecurityException, IOException {
    var bytes = new ByteArrayOutputStream();
    store.store(bytes, password.toCharArray());
    PrivateFile.write(file, bytes.toByteArray());
  }

  /** Never the password. */
  @Override
  public String toString() {
    return keys + ", " + trusted;
  }
}
