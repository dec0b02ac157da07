package io.barto.cli.connection;

import io.barto.config.ServerAddress;
import io.barto.program.ExitCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
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

  private RequestException refused(int status) {
    if (status == UNAUTHORIZED) {
      return notAllowed();
    }
    if (status == FORBIDDEN) {
      return new RequestException(
          ExitCode.NOT_ALLOWED,
          "the server at "
              + Place.of(server)
              + " does not let us in: the api_key in [bartos] is for workers. People need one with"
              + " the role viewer, operator or admin.");
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
      return tls(String.valueOf(tls.get().getMessage()));
    }
    if (cause(failure, ConnectException.class).isPresent()) {
      return "the connection was refused";
    }
    return server.secure()
        ? "the handshake failed; perhaps it speaks no TLS (prefix = \"ws\")" + clientCertificate()
        : "the handshake failed; perhaps it speaks TLS only (prefix = \"wss\")";
  }

  private String tls(String failure) {
    if (failure.startsWith("PKIX")) {
      return server.caCert() == null
          ? "its certificate is of no authority known here; ca_cert in [bartos] can name it"
          : "its certificate is not of the authority that ca_cert in [bartos] names";
    }
    if (failure.startsWith("No ")) {
      return "its certificate is for other names than " + server.host();
    }
    return "TLS failed (" + failure + ")" + clientCertificate();
  }

  /** With TLS 1.3 a server that wants a certificate says so only by going silent. */
  private String clientCertificate() {
    return server.secure() && server.clientCert() == null
        ? "; if it wants certificates of its clients, [bartos] needs client_cert and client_key"
        : "";
  }

  RequestException silent(Duration limit) {
    return explain("no answer within " + limit.toSeconds() + " s" + clientCertificate());
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
