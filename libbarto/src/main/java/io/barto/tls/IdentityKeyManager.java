package io.barto.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows one identity, the one that is in force when a connection is made. Containers wrap key
 * managers and ask by an alias of their own, so that none can tell two identities apart here: key
 * and chain of a handshake, which asks for them one after the other in one thread, are kept
 * together by that thread.
 */
final class IdentityKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "barto";

  private final Supplier<@Nullable Identity> identity;

  // one for each of the few managers that a program has, which live as long as it does
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Identity> ofHandshake = new ThreadLocal<>();

  private volatile boolean asked;

  IdentityKeyManager(Supplier<@Nullable Identity> identity) {
    this.identity = identity;
  }

  /** Whether a server has asked for a certificate. */
  boolean wasAsked() {
    return asked;
  }

  private @Nullable String alias(List<String> keyTypes) {
    Identity now = identity.get();
    return now != null && keyTypes.contains(now.key().getAlgorithm()) ? ALIAS : null;
  }

  /** Also where the server names other authorities: it then refuses, and can say whom. */
  private @Nullable String clientAlias(String[] keyTypes) {
    asked = true;
    return alias(List.of(keyTypes));
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Identity now = identity.get();
    ofHandshake.set(now);
    return now == null ? null : now.key();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Identity kept = ofHandshake.get();
    Identity now = kept == null ? identity.get() : kept;
    ofHandshake.remove();
    return now == null ? null : now.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return clientAlias(keyType);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return clientAlias(keyType);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(List.of(keyType));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(List.of(keyType));
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType);
  }

  private String @Nullable [] aliases(String keyType) {
    String found = alias(List.of(keyType));
    return found == null ? null : new String[] {found};
  }
}
