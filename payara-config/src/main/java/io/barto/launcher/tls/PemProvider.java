package io.barto.launcher.tls;

import io.barto.tls.ServerTls;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/**
 * Makes one server's certificates known to the whole JVM under the name of an algorithm, which is
 * what a listener of the container can be told to use. So no key store has to be written, no key
 * leaves its file, and what the managers read again counts at once. The key stores that the
 * container offers are not looked at.
 */
public final class PemProvider extends Provider {
  /** The algorithm's name. */
  public static final String ALGORITHM = "BartoPem";

  private static final long serialVersionUID = 1;
  private static final String NAME = "Barto";

  private PemProvider(ServerTls tls) {
    super(NAME, "1", "barto: certificates and keys in PEM files");
    putService(new One(this, "KeyManagerFactory", () -> new Keys(tls)));
    putService(new One(this, "TrustManagerFactory", () -> new Trust(tls)));
  }

  /** There is one server in a JVM. */
  public static void install(ServerTls tls) {
    Security.removeProvider(NAME);
    Security.addProvider(new PemProvider(tls));
  }

  private interface Maker {
    Object make();
  }

  private static final class One extends Provider.Service {
    private final Maker maker;

    One(Provider provider, String type, Maker maker) {
      super(provider, type, ALGORITHM, type, List.of(), Map.of());
      this.maker = maker;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return maker.make();
    }
  }

  private static final class Keys extends KeyManagerFactorySpi {
    private final ServerTls tls;

    Keys(ServerTls tls) {
      this.tls = tls;
    }

    @Override
    protected void engineInit(@Nullable KeyStore ignored, char @Nullable [] password) {}

    @Override
    protected void engineInit(@Nullable ManagerFactoryParameters ignored) {}

    @Override
    protected KeyManager[] engineGetKeyManagers() {
      return new KeyManager[] {tls.keys()};
    }
  }

  private static final class Trust extends TrustManagerFactorySpi {
    private final ServerTls tls;

    Trust(ServerTls tls) {
      this.tls = tls;
    }

    @Override
    protected void engineInit(@Nullable KeyStore ignored) {}

    @Override
    protected void engineInit(@Nullable ManagerFactoryParameters ignored) {}

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      return new TrustManager[] {tls.trust()};
    }
  }
}
