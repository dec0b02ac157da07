package io.barto.server.configuration.boundary;

import io.barto.config.BartosConfig;
import io.barto.config.Secret;
import io.barto.security.Direction;
import io.barto.security.FrameOpener;
import io.barto.security.FrameSealer;
import io.barto.security.MacKey;
import io.barto.security.SealedConnection;
import io.barto.security.SigningKey;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The keys by which workers know this server's messages, and the server theirs. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ServerKeys {
  private static final Logger LOG = System.getLogger(ServerKeys.class.getName());

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  private @Nullable SigningKey signingKey;
  private @Nullable MacKey macKey;

  @PostConstruct
  void read() {
    BartosConfig config = configuration.config();
    Secret seed = config.signingKey();
    if (seed != null) {
      signingKey = SigningKey.ofBase64(seed.reveal());
      LOG.log(
          Level.INFO,
          "messages to workers are signed; public key {0}, its fingerprint {1}",
          signingKey.verifyingKey().base64(),
          signingKey.verifyingKey().fingerprint());
    }
    Secret shared = config.hmacKey();
    if (shared != null) {
      macKey = MacKey.of(shared.bytes());
      LOG.log(Level.INFO, "messages to and from workers carry a MAC");
    }
  }

  /** Null where messages are not signed. */
  public @Nullable SigningKey signingKey() {
    return signingKey;
  }

  /** Null where messages have no MAC. */
  public @Nullable MacKey macKey() {
    return macKey;
  }

  /** Seals what goes to a worker on one connection. */
  public FrameSealer sealer(SealedConnection connection) {
    return new FrameSealer(connection, Direction.TO_WORKER, signingKey, macKey);
  }

  /** Opens what comes from a worker on one connection; workers do not sign. */
  public FrameOpener opener(SealedConnection connection) {
    return new FrameOpener(connection, Direction.TO_SERVER, null, macKey);
  }

  /** What is applied, for people and for the worker's messages to them; empty: nothing. */
  public String protection() {
    var applied = new ArrayList<String>();
    if (macKey != null) {
      applied.add("hmac");
    }
    if (signingKey != null) {
      applied.add("ed25519");
    }
    return String.join(", ", applied);
  }
}
