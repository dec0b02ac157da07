package io.barto.launcher;

import io.barto.config.HttpConfig;
import io.barto.config.ServerTlsConfig;
import io.barto.launcher.tls.KeyStoreFiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a full server listens, in its administration commands: as the configuration says, and what
 * else of it listens does so on the loopback interface only, or not at all.
 *
 * @param http from the configuration
 * @param stores the certificates; null where there is no TLS
 */
record FullServerListeners(HttpConfig http, @Nullable KeyStoreFiles stores) {
  private static final String CONFIG = "set configs.config.server-config.";
  private static final String LISTENER =
      CONFIG + "network-config.network-listeners.network-listener.";
  private static final String PLAIN = LISTENER + "http-listener-1.";
  private static final String SECURE = LISTENER + "http-listener-2.";
  private static final String SSL =
      CONFIG + "network-config.protocols.protocol.http-listener-2.ssl.";

  List<String> commands() {
    var commands = new ArrayList<String>();
    commands.add(PLAIN + "enabled=" + http.servesPlain());
    if (http.servesPlain()) {
      commands.add(PLAIN + "address=" + http.ip());
      commands.add(PLAIN + "port=" + http.port());
    }
    ServerTlsConfig tls = http.tls();
    if (tls == null || stores == null) {
      commands.add(SECURE + "enabled=false");
    } else {
      commands.addAll(secure(tls, stores));
    }
    for (String orb : List.of("orb-listener-1", "SSL", "SSL_MUTUALAUTH")) {
      commands.add(CONFIG + "iiop-service.iiop-listener." + orb + ".address=127.0.0.1");
    }
    // these two listen on all interfaces as long as they are on; barto uses neither
    commands.add(CONFIG + "hazelcast-config-specific-configuration.enabled=false");
    commands.add(CONFIG + "jms-service.type=DISABLED");
    commands.add(CONFIG + "admin-service.jmx-connector.system.address=127.0.0.1");
    commands.add(LISTENER + "admin-listener.address=127.0.0.1");
    return commands;
  }

  private static List<String> secure(ServerTlsConfig tls, KeyStoreFiles stores) {
    var commands = new ArrayList<String>();
    commands.add(SECURE + "enabled=true");
    commands.add(SECURE + "address=" + tls.ip());
    commands.add(SECURE + "port=" + tls.port());
    commands.add(SSL + "classname=org.glassfish.grizzly.config.ssl.JSSEImplementation");
    commands.add(SSL + "cert-nickname=" + KeyStoreFiles.ALIAS);
    // of the type JKS, which is all that may be set: the JDK's reads PKCS #12 under that name, too
    commands.add(SSL + "key-store=" + stores.keys());
    commands.add(SSL + "key-store-password=" + stores.password());
    commands.add(SSL + "tls12-enabled=true");
    commands.add(SSL + "tls13-enabled=true");
    if (tls.clientCaCert() != null) {
      commands.add(SSL + "trust-store=" + stores.trusted());
      commands.add(SSL + "trust-store-password=" + stores.password());
    }
    commands.add(SSL + "client-auth=" + (tls.clientCaCert() == null ? "" : "need"));
    return commands;
  }
}
