package io.barto.web.entry;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;

import io.barto.protocol.Wire;
import io.barto.web.caller.Caller;
import io.barto.web.caller.ClientCertificate;
import io.barto.web.caller.Upgrade;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first thing that sees a request. It refuses upgrades that a foreign web page asks for and
 * keeps the container's own pages to this host, and it tells the endpoints who is calling.
 */
public class EdgeFilter implements Filter {
  private static final List<String> THIS_HOST_ONLY = List.of("/health", "/metrics", "/openapi");

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Refusals refusals;

  /** For the container. */
  public EdgeFilter() {}

  /** As the container would inject it. */
  @SuppressWarnings("UnnecessaryAssignment")
  EdgeFilter(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var answer = (HttpServletResponse) response;
    if (isForThisHostOnly(path(http)) && !Caller.isLoopback(http.getRemoteAddr())) {
      refusals.send(http, answer, SC_FORBIDDEN, "answered on this host only");
    } else if (isForeign(http.getHeader("Origin"), http.getHeader("Host"))) {
      refusals.send(http, answer, SC_FORBIDDEN, "not for pages of other sites");
    } else {
      var caller =
          new Caller(http.getRemoteAddr(), Upgrade.of(http, answer), ClientCertificate.of(http));
      chain.doFilter(new CallerRequest(http, caller), response);
    }
  }

  /** As the container understood it: decoded, without dots and parameters, within this program. */
  static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  /** Whether it is for where workers connect, however its path is written. */
  static boolean isWorkers(HttpServletRequest request) {
    String path = path(request);
    return path.equals(Wire.WORKER_PATH) || path.startsWith(Wire.WORKER_PATH + "/");
  }

  private static boolean isForThisHostOnly(String path) {
    return THIS_HOST_ONLY.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
  }

  /** Browsers always send an origin with an upgrade; programs send none. */
  static boolean isForeign(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return false;
    }
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null
          || host == null
          || !authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
