package io.barto.web;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;
import static jakarta.servlet.http.HttpServletResponse.SC_UNAUTHORIZED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.Wire;
import io.barto.server.access.boundary.AccessControl;
import io.barto.server.access.boundary.Grant;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
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
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Where keys are configured, nobody gets as far as an upgrade without a right one (401), nor with
 * one that is for something else (403). It tells the endpoints what the caller may do.
 */
@WebFilter(urlPatterns = "/v1/*", asyncSupported = true)
public class KeyFilter implements Filter {
  private static final Logger LOG = System.getLogger(KeyFilter.class.getName());
  private static final String NO_KEY =
      "the api key is missing or wrong: send it as Authorization: Bearer KEY"
          + " (api_key in the table [bartos] of bartoc.toml and barto-cli.toml)";

  @EJB
  @SuppressWarnings("NullAway.Init")
  private AccessControl access;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  private RefusalLog refusals;

  @Override
  public void init(jakarta.servlet.FilterConfig config) {
    refusals = new RefusalLog(LOG, clock);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var answer = (HttpServletResponse) response;
    Caller caller = Caller.of(http);
    String authorization = Objects.requireNonNullElse(http.getHeader("Authorization"), "");
    Optional<Grant> grant = access.admit(authorization);
    if (grant.isEmpty()) {
      answer.setHeader("WWW-Authenticate", "Bearer realm=\"barto\"");
      refuse(answer, SC_UNAUTHORIZED, who(http), caller, NO_KEY);
      return;
    }
    Optional<String> refusal = refusal(http, grant.get());
    if (refusal.isPresent()) {
      refuse(answer, SC_FORBIDDEN, who(http), caller, refusal.get());
      return;
    }
    if (grant.get().kind() == Grant.Kind.KEY) {
      LOG.log(Level.INFO, "{0} at {1}: {2}", who(http), caller.address(), grant.get());
    }
    chain.doFilter(new CallerRequest(http, caller.with(grant.get())), response);
  }

  private static Optional<String> refusal(HttpServletRequest request, Grant grant) {
    return isWorkers(request)
        ? grant.refusalOfWorker(PeerName.of(request))
        : grant.refusalOfPeople();
  }

  /** As the container understood the path, which is how it finds the endpoint. */
  private static boolean isWorkers(HttpServletRequest request) {
    String rest = request.getPathInfo();
    String path = rest == null ? request.getServletPath() : request.getServletPath() + rest;
    return path.equals(Wire.WORKER_PATH) || path.startsWith(Wire.WORKER_PATH + "/");
  }

  private static String who(HttpServletRequest request) {
    return (isWorkers(request) ? "worker " : "client ") + PeerName.of(request);
  }

  /** A text, not the container's page: whoever reads it has a terminal. */
  private void refuse(HttpServletResponse answer, int status, String who, Caller caller, String why)
      throws IOException {
    refusals.log(who, caller.address(), why);
    answer.setStatus(status);
    answer.setContentType("text/plain;charset=UTF-8");
    byte[] text = (why + "\n").getBytes(UTF_8);
    answer.setContentLength(text.length);
    answer.getOutputStream().write(text);
  }
}
