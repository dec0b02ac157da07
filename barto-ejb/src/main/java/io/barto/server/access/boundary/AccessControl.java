package io.barto.server.access.boundary;

import io.barto.config.ApiKey;
import io.barto.protocol.CliToServer;
import io.barto.server.access.control.KeyRing;
import io.barto.server.configuration.boundary.ServerConfiguration;
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
import java.util.List;
import java.util.Optional;

/** Recognises who comes, and decides what they may. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AccessControl {
  private static final Logger LOG = System.getLogger(AccessControl.class.getName());
  private static final RequestRights RIGHTS = new RequestRights();

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @SuppressWarnings("NullAway.Init")
  private KeyRing keys;

  @PostConstruct
  void start() {
    List<ApiKey> known = configuration.config().keys();
    keys = new KeyRing(known);
    if (known.isEmpty()) {
      LOG.log(Level.WARNING, configuration.config().openness());
    }
  }

  /** Whether whoever reaches the server is served: it has no keys. */
  public boolean isOpen() {
    return keys.isEmpty();
  }

  /**
   * What somebody may, by what they present; empty where it is no key of this server.
   *
   * @param authorization the request's header of that name; empty where it has none
   */
  public Optional<Grant> admit(String authorization) {
    if (keys.isEmpty()) {
      return Optional.of(Grant.OPEN);
    }
    return Optional.ofNullable(keys.find(authorization)).map(Grant::of);
  }

  /**
   * Why a request is not granted; empty where it is.
   *
   * @param fromThisHost whether it comes over the loopback interface
   */
  public Optional<String> refusal(Grant grant, CliToServer request, boolean fromThisHost) {
    return grant.refusal(request.accept(RIGHTS), fromThisHost);
  }
}
