package io.barto.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.RefusalText;
import io.barto.protocol.Wire;
import io.barto.web.caller.PeerName;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.InstantSource;

/**
 * The one way to refuse a request before its upgrade. The reason goes into a header, which a
 * WebSocket client can show, into the body as a line of text, since whoever reads it has a
 * terminal, and into the log.
 */
@ApplicationScoped
public class Refusals {
  private static final Logger LOG = System.getLogger(Refusals.class.getName());

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  private RefusalLog log;

  /** For the container. */
  public Refusals() {}

  Refusals(InstantSource clock) {
    log = new RefusalLog(LOG, clock);
  }

  @PostConstruct
  void open() {
    log = new RefusalLog(LOG, clock);
  }

  /** Refuses, and says why to everybody concerned. */
  public void send(HttpServletRequest request, HttpServletResponse answer, int status, String why)
      throws IOException {
    log.log(status, who(request), why);
    byte[] line = (why + "\n").getBytes(UTF_8);
    answer.setHeader(Wire.REFUSAL_HEADER, RefusalText.encode(why));
    answer.setStatus(status);
    answer.setContentType("text/plain;charset=UTF-8");
    answer.setContentLength(line.length);
    answer.getOutputStream().write(line);
  }

  /** Its name may be anything yet, and the log makes it harmless; its length only here. */
  private static String who(HttpServletRequest request) {
    String path = EdgeFilter.path(request);
    String from = " from " + request.getRemoteAddr();
    if (EdgeFilter.isWorkers(request)) {
      return "worker " + shortened(PeerName.of(request)) + from;
    }
    return path.equals(Wire.CLI_PATH)
        ? "barto-cli `" + shortened(PeerName.of(request)) + "`" + from
        : "a request" + from;
  }

  private static String shortened(String name) {
    return name.length() <= 255 ? name : name.substring(0, 255) + "\u2026";
  }
}
