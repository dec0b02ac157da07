package io.barto.web.entry;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;
import static jakarta.servlet.http.HttpServletResponse.SC_UNAUTHORIZED;

import io.barto.server.access.boundary.AccessControl;
import io.barto.server.access.boundary.Grant;
import io.barto.web.caller.Caller;
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
import java.util.Objects;
import java.util.Optional;

/**
 * Where keys are configured, nobody gets as far as an upgrade without a right one (401), nor with
 * one that is for something else (403). It tells the endpoints what the caller may do.
 */
public class KeyFilter implements Filter {
  private static final String NO_KEY =
      "the api key is missing or wrong: send it as Authorization: Bearer KEY"
          + " (api_key in the table [bartos] of bartoc.toml and barto-cli.toml)";

  @EJB
  @SuppressWarnings("NullAway.Init")
  private AccessControl access;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Refusals refusals;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var answer = (HttpServletResponse) response;
    String authorization = Objects.requireNonNullElse(http.getHeader("Authorization"), "");
    Optional<Grant> grant = access.admit(authorization);
    if (grant.isEmpty()) {
      answer.setHeader("WWW-Authenticate", "Bearer realm=\"barto\"");
      refusals.send(http, answer, SC_UNAUTHORIZED, NO_KEY);
      return;
    }
    Optional<String> refusal = refusal(http, grant.get());
    if (refusal.isPresent()) {
      refusals.send(http, answer, SC_FORBIDDEN, refusal.get());
      return;
    }
    chain.doFilter(new CallerRequest(http, Caller.of(http).with(grant.get())), response);
  }

  private static Optional<String> refusal(HttpServletRequest request, Grant grant) {
    return EdgeFilter.isWorkers(request)
        ? grant.refusalOfWorker(PeerName.of(request))
        : grant.refusalOfPeople();
  }
}
