package io.barto.web.entry;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;

import io.barto.config.ServerTlsConfig;
import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.web.caller.ClientCertificate;
import io.barto.web.caller.PeerName;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code bind_worker_name} is set, a worker connects only under a name that its certificate
 * has: whoever steals the key of one worker can't pose as another.
 */
public class CertificateFilter implements Filter {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Refusals refusals;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ServerTlsConfig tls = configuration.config().http().tls();
    var http = (HttpServletRequest) request;
    Optional<String> refusal =
        tls != null && tls.bindWorkerName()
            ? refusal(PeerName.of(http), ClientCertificate.of(request))
            : Optional.empty();
    if (refusal.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    refusals.send(http, (HttpServletResponse) response, SC_FORBIDDEN, refusal.get());
  }

  /** Why this worker may not have this name, and what to do; empty where it may. */
  static Optional<String> refusal(String name, @Nullable ClientCertificate certificate) {
    if (certificate == null) {
      return Optional.of(
          "workers must show a certificate (bind_worker_name), and this connection has none;"
              + " set prefix = \"wss\", client_cert and client_key, and the port of [actix.tls]");
    }
    if (certificate.names().nameWorker(name)) {
      return Optional.empty();
    }
    return Optional.of(
        "the certificate is for \""
            + String.join("\", \"", certificate.names().all())
            + "\", not for a worker named \""
            + name
            + "\" (bind_worker_name): the name must be its CN or a DNS name in it");
  }
}
