package io.barto.web;

import io.barto.config.ServerTlsConfig;
import io.barto.protocol.RefusalText;
import io.barto.protocol.Wire;
import io.barto.server.configuration.boundary.ServerConfiguration;
import jakarta.ejb.EJB;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code bind_worker_name} is set, a worker connects only under a name that its certificate
 * has: whoever steals the key of one worker can't pose as another.
 */
@WebFilter(urlPatterns = Wire.WORKER_PATH, asyncSupported = true)
public class CertificateFilter implements Filter {
  private static final Logger LOG = System.getLogger(CertificateFilter.class.getName());

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ServerTlsConfig tls = configuration.config().http().tls();
    String given = request.getParameter("name");
    String name = given == null ? PeerName.NONE : PeerName.utf8(given);
    Optional<String> refusal =
        tls != null && tls.bindWorkerName()
            ? refusal(name, ClientCertificate.of(request))
            : Optional.empty();
    if (refusal.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String address = ((HttpServletRequest) request).getRemoteAddr();
    LOG.log(Level.WARNING, "worker {0} from {1} refused: {2}", name, address, refusal.get());
    var answer = (HttpServletResponse) response;
    answer.setHeader(Wire.REFUSAL_HEADER, RefusalText.encode(refusal.get()));
    answer.sendError(HttpServletResponse.SC_FORBIDDEN, "not a name of the certificate");
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
