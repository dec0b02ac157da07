package io.barto.web.entry;

import io.barto.server.configuration.boundary.ServerConfiguration;
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

/**
 * Refuses what names another host than this server, but for upgrades that a program asks for: these
 * have no {@code Origin}, and no page can ask for one without.
 */
public class HostFilter implements Filter {
  private static final int MISDIRECTED_REQUEST = 421;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Refusals refusals;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var rule = new HostRule(configuration.config().limits().allowedHosts());
    if (isUpgradeOfAProgram(http) || rule.admits(http.getHeader("Host"))) {
      chain.doFilter(request, response);
    } else {
      refusals.send(
          http,
          (HttpServletResponse) response,
          MISDIRECTED_REQUEST,
          "this server is not known by that name; if it is its own, add it to allowed_hosts under"
              + " [limits] in bartos.toml");
    }
  }

  static boolean isUpgradeOfAProgram(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && request.getHeader("Origin") == null;
  }
}
