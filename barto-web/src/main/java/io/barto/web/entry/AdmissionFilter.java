package io.barto.web.entry;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;

import io.barto.plan.Names;
import io.barto.protocol.Wire;
import io.barto.web.caller.PeerName;
import io.barto.web.limit.Doorkeeper;
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
 * Whether a peer gets any further, by what can be told without knowing who it is: the rate of its
 * attempts, the room there is, the form of its name.
 */
public class AdmissionFilter implements Filter {
  private static final int TOO_MANY_REQUESTS = 429;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Doorkeeper doorkeeper;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Refusals refusals;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var answer = (HttpServletResponse) response;
    Optional<String> crowded = doorkeeper.refusal(http.getRemoteAddr());
    Optional<String> mistake = crowded.isPresent() ? Optional.empty() : mistake(http);
    if (crowded.isPresent()) {
      answer.setHeader("Retry-After", "1");
      refusals.send(http, answer, TOO_MANY_REQUESTS, crowded.get());
    } else if (mistake.isPresent()) {
      refusals.send(http, answer, SC_BAD_REQUEST, mistake.get());
    } else {
      chain.doFilter(new MeteredUpgrade.Request(http, doorkeeper), response);
    }
  }

  private static Optional<String> mistake(HttpServletRequest request) {
    String name = name(request);
    if (name == null) {
      return EdgeFilter.isWorkers(request) && VersionFilter.asksForVersion2(request)
          ? Optional.of("the address has no name: " + Wire.WORKER_PATH + "?name=NAME")
          : Optional.empty();
    }
    return Names.mistake(name).map(what -> "the name is not " + Names.RULE + ": " + what);
  }

  /** The name as the endpoints see it; null: none is given. */
  private static @Nullable String name(HttpServletRequest request) {
    String given = request.getParameter("name");
    return given == null ? null : PeerName.utf8(given);
  }
}
