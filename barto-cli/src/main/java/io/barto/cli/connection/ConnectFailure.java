package io.barto.cli.connection;

import io.barto.config.ServerAddress;
import io.barto.program.ExitCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.glassfish.tyrus.client.auth.AuthenticationException;
import org.glassfish.tyrus.core.HandshakeException;

/** Why a connection could not be made, and what to do about it. */
record ConnectFailure(ServerAddress server) {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  RequestException explain(Throwable failure) {
    if (cause(failure, AuthenticationException.class).isPresent()) {
      return notAllowed();
    }
    Optional<HandshakeException> refused = cause(failure, HandshakeException.class);
    if (refused.isPresent()) {
      return refused(refused.get().getHttpStatusCode());
    }
    return explain(reason(failure));
  }

  RequestException explain(String reason) {
    return new RequestException(
        ExitCode.SERVER_NOT_REACHABLE,
        "the server at "
            + Place.of(server)
            + " can't be reached: "
            + reason
            + ".\nIs bartos running there, and are prefix, host and port in [bartos] those of the"
            + " server?");
  }

  private RequestException refused(int status) {
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return notAllowed();
    }
    return explain(
        "what listens there answered with HTTP status " + status + " and opened no web socket");
  }

  private RequestException notAllowed() {
    String mend =
        server.apiKey() == null
            ? "It wants an api_key, and [bartos] has none."
            : "It does not accept the api_key in [bartos].";
    return new RequestException(
        ExitCode.NOT_ALLOWED, "the server at " + Place.of(server) + " does not let us in. " + mend);
  }

  private String reason(Throwable failure) {
    if (cause(failure, UnresolvedAddressException.class).isPresent()
        || cause(failure, UnknownHostException.class).isPresent()) {
      return "no host of that name is known";
    }
    if (cause(failure, NoRouteToHostException.class).isPresent()) {
      return "there is no route to that host";
    }
    Optional<SSLException> tls = cause(failure, SSLException.class);
    if (tls.isPresent()) {
      return "TLS failed (" + tls.get().getMessage() + ")";
    }
    if (cause(failure, ConnectException.class).isPresent()) {
      return "the connection was refused";
    }
    return server.secure()
        ? "the handshake failed; perhaps it does not speak TLS, or one end does not trust the other"
        : "the handshake failed; perhaps it speaks TLS only (prefix = \"wss\")";
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
