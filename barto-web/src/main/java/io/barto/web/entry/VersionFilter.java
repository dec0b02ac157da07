package io.barto.web.entry;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;

import io.barto.protocol.Wire;
import io.barto.server.worker.boundary.VersionRule;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/**
 * A worker once seen with version 2 is not served with version 1 again, unless it is allowed to.
 */
public class VersionFilter implements Filter {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private VersionRule versions;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Refusals refusals;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    Optional<String> refusal =
        asksForVersion2(http) ? Optional.empty() : versions.refusal(PeerName.of(http));
    if (refusal.isPresent()) {
      refusals.send(http, (HttpServletResponse) response, SC_FORBIDDEN, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  static boolean asksForVersion2(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
        .flatMap(offer -> Arrays.stream(offer.split(",")))
        .anyMatch(offer -> offer.strip().equals(Wire.VERSION_2));
  }
}
