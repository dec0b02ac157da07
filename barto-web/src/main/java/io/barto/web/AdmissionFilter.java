package io.barto.web;

import io.barto.plan.Names;
import io.barto.protocol.Wire;
import io.barto.server.worker.boundary.VersionRule;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a peer gets as far as an upgrade, by what can be told without knowing who it is: the rate
 * of its attempts, the room there is, its name, its version. After the {@link EdgeFilter}, before
 * keys are looked at.
 */
public class AdmissionFilter implements Filter {
  private static final Logger LOG = System.getLogger(AdmissionFilter.class.getName());
  private static final int TOO_MANY_REQUESTS = 429;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Doorkeeper doorkeeper;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private VersionRule versions;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var answer = (HttpServletResponse) response;
    Optional<String> crowded = doorkeeper.refusal(http.getRemoteAddr());
    if (crowded.isPresent()) {
      LOG.log(Level.DEBUG, "{0}: {1}", http.getRemoteAddr(), crowded.get());
      answer.setHeader("Retry-After", "1");
      PlainRefusal.send(answer, TOO_MANY_REQUESTS, crowded.get());
      return;
    }
    String name = name(http);
    Optional<String> mistake = mistake(http, name);
    Optional<String> refusal = mistake.isPresent() ? mistake : refusal(http, name);
    if (refusal.isPresent()) {
      LOG.log(Level.WARNING, "{0} refused: {1}", http.getRemoteAddr(), refusal.get());
      PlainRefusal.send(answer, mistake.isPresent() ? 400 : 403, refusal.get());
    } else {
      chain.doFilter(new MeteredUpgrade.Request(http, doorkeeper.unfinished()), response);
    }
  }

  private static Optional<String> mistake(HttpServletRequest request, @Nullable String name) {
    if (name == null) {
      return isWorker(request) && asksForVersion2(request)
          ? Optional.of("the address has no name: " + Wire.WORKER_PATH + "?name=NAME")
          : Optional.empty();
    }
    return Names.mistake(name).map(what -> "the name is not " + Names.RULE + ": " + what);
  }

  private Optional<String> refusal(HttpServletRequest request, @Nullable String name) {
    return isWorker(request) && name != null && !asksForVersion2(request)
        ? versions.refusal(name)
        : Optional.empty();
  }

  private static boolean isWorker(HttpServletRequest request) {
    return Wire.WORKER_PATH.equals(EdgeFilter.path(request));
  }

  static boolean asksForVersion2(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
        .flatMap(offer -> Arrays.stream(offer.split(",")))
        .anyMatch(offer -> offer.strip().equals(Wire.VERSION_2));
  }

  /** The name as the endpoints see it; null: none is given. */
  private static @Nullable String name(HttpServletRequest request) {
    String given = request.getParameter("name");
    return given == null ? null : PeerName.utf8(given);
  }
}
