package io.barto.cli.connection;

import io.barto.config.ServerAddress;
import io.barto.program.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom a connection trusts, and what it shows of itself. */
final class TlsContext {
  private static final char[] NO_PASSWORD = {};

  private TlsContext() {}

  static SSLContext of(ServerAddress server) throws RequestException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(server), trustManagers(server.caCert()), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new RequestException(
          ExitCode.BAD_CONFIGURATION,
          "the certificates that [bartos] names can't be used: " + e.getMessage());
    }
  }

  /** The given authorities alone, else those that the platform trusts. */
  private static TrustManager @Nullable [] trustManagers(@Nullable Path caCert)
      throws GeneralSecurityException, IOException {
    if (caCert == null) {
      return null;
    }
    KeyStore store = Pem.emptyStore();
    int number = 0;
    for (var certificate : Pem.certificates(caCert)) {
      store.setCertificateEntry("ca" + number++, certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] keyManagers(ServerAddress server)
      throws GeneralSecurityException, IOException {
    Path certificate = server.clientCert();
    Path key = server.clientKey();
    if (certificate == null || key == null) {
      return null;
    }
    KeyStore store = Pem.emptyStore();
    store.setKeyEntry("client", Pem.privateKey(key), NO_PASSWORD, Pem.certificates(certificate));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }
}
