package io.barto.cli.connection;

import io.barto.config.ServerAddress;
import io.barto.program.ExitCode;
import io.barto.protocol.RefusalText;
import io.barto.tls.ClientTls;
import io.barto.tls.RefusedCertificateException;
import io.barto.tls.TlsProbe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection could not be made, and what to do about it.
 *
 * @param tls with which it was tried; null: without
 * @param limit how long the server had
 */
record ConnectFailure(ServerAddress server, @Nullable ClientTls tls, Duration limit) {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /**
   * @param accepted whether the connection was made and failed after that
   */
  RequestException explain(IOException failure, boolean accepted) {
    boolean late = cause(failure, SocketTimeoutException.class).isPresent();
    return accepted && late
        ? mute()
        : secure(failure).orElseGet(() -> explain(reason(failure, late)));
  }

  /** The kernel accepts connections for a program that is stopped, or too busy to do it itself. */
  private RequestException mute() {
    return new RequestException(
        ExitCode.SERVER_NOT_REACHABLE,
        "the server at "
            + Place.of(server)
            + " accepted the connection and did not answer within "
            + limit.toSeconds()
            + " s.\nIt may be stopped or overloaded: see its log, and what it is doing.");
  }

  /** The server is there; it is TLS that failed. */
  private Optional<RequestException> secure(Throwable failure) {
    return tlsFailure(failure).map(this::insecure);
  }

  private RequestException insecure(String reason) {
    return new RequestException(
        ExitCode.SERVER_NOT_REACHABLE,
        "no TLS connection to the server at " + Place.of(server) + ": " + reason + ".");
  }

  private RequestException explain(String reason) {
    return new RequestException(
        ExitCode.SERVER_NOT_REACHABLE,
        "the server at "
            + Place.of(server)
            + " can't be reached: "
            + reason
            + ".\nIs bartos running there, and are prefix, host and port in [bartos] those of the"
            + " server?");
  }

  /** The server is there and opens no web socket. */
  RequestException refused(Upgrade.Answer answer) {
    int status = answer.status();
    String refusal = answer.switches() ? "" : RefusalText.in(answer.headers());
    if (!refusal.isEmpty()) {
      return notLetIn(exitCode(status), "It says: " + refusal);
    }
    return switch (status) {
      case UNAUTHORIZED ->
          notLetIn(
              ExitCode.NOT_ALLOWED,
              server.apiKey() == null
                  ? "It wants an api_key, and [bartos] has none."
                  : "It does not accept the api_key in [bartos].");
      case FORBIDDEN ->
          notLetIn(
              ExitCode.NOT_ALLOWED,
              "It does not say why (HTTP status 403); see its log, and api_key in [bartos].");
      default -> noWebSocket(status);
    };
  }

  private RequestException noWebSocket(int status) {
    return new RequestException(
        ExitCode.SERVER_NOT_REACHABLE,
        "what listens at "
            + Place.of(server)
            + " answered with HTTP status "
            + status
            + " and opened no web socket.\nIt is another program, a proxy that does not lead to"
            + " bartos, or it is still starting: look at host and port in [bartos], or try again.");
  }

  private static int exitCode(int status) {
    return switch (status) {
      case BAD_REQUEST -> ExitCode.BAD_CONFIGURATION; // of the name, which is all that we say
      case UNAUTHORIZED, FORBIDDEN -> ExitCode.NOT_ALLOWED;
      default -> ExitCode.SERVER_NOT_REACHABLE;
    };
  }

  private RequestException notLetIn(int exitCode, String why) {
    return new RequestException(
        exitCode, "the server at " + Place.of(server) + " does not let us in. " + why);
  }

  private String reason(Throwable failure, boolean late) {
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return "no host of that name is known";
    }
    if (cause(failure, NoRouteToHostException.class).isPresent()) {
      return "there is no route to that host";
    }
    if (cause(failure, ConnectException.class).isPresent()) {
      return "the connection was refused";
    }
    if (late) {
      return "no answer within " + limit.toSeconds() + " s; perhaps a firewall is in between";
    }
    return "the handshake failed"
        + (server.secure() ? "" : "; perhaps it speaks TLS only (prefix = \"wss\")");
  }

  private Optional<String> tlsFailure(Throwable failure) {
    boolean absent = cause(failure, ConnectException.class).isPresent();
    if (tls == null || absent) {
      return Optional.empty();
    }
    return RefusedCertificateException.in(failure)
        .map(refused -> String.valueOf(refused.getMessage()))
        .or(() -> new TlsProbe(tls, server.host(), server.port()).findFailure(PROBE_LIMIT));
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
