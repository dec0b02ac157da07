package io.barto.worker.connection;

import io.barto.tls.ClientTls;
import io.barto.tls.RefusedCertificateException;
import io.barto.tls.TlsProbe;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.glassfish.tyrus.client.auth.AuthenticationException;
import org.glassfish.tyrus.core.HandshakeException;
import org.jspecify.annotations.Nullable;

/** Says in people's words why an attempt to connect failed. */
final class Failures {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

  private Failures() {}

  /**
   * @param tls with which it was tried; null: without
   * @param refusal what the server said in refusing; empty where it said nothing
   */
  static ConnectionFailure of(
      Throwable thrown, URI server, @Nullable ClientTls tls, String refusal) {
    String at = place(server);
    if (!refusal.isEmpty()) {
      return new ConnectionFailure(at + " does not admit this worker: " + refusal);
    }
    Optional<RefusedCertificateException> refused = RefusedCertificateException.in(thrown);
    if (refused.isPresent()) {
      return new ConnectionFailure(at + ": " + refused.get().getMessage());
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return new ConnectionFailure("the name " + server.getHost() + " is not known");
      }
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        return new ConnectionFailure("nothing answers at " + at + " (" + message + ")");
      }
      if (cause instanceof TimeoutException) {
        return new ConnectionFailure(
            at + ": " + ofTls(server, tls).orElse("it did not answer in time"));
      }
      if (message.contains("401") || cause.getClass().getSimpleName().contains("Authentication")) {
        return new ConnectionFailure(at + " does not admit this worker: check bartos.api_key");
      }
      if (message.contains("403")) {
        return new ConnectionFailure(at + " refuses this worker; its log says why");
      }
      if (message.contains("404") || message.contains("503")) {
        return new ConnectionFailure("the server at " + at + " is not ready yet");
      }
    }
    return new ConnectionFailure(at + ": " + ofTls(server, tls).orElseGet(() -> deepest(thrown)));
  }

  /** Whether TLS fails there, and why; takes about a second where it does not. */
  static Optional<String> ofTls(URI server, @Nullable ClientTls tls) {
    return tls == null
        ? Optional.empty()
        : new TlsProbe(tls, server.getHost(), server.getPort()).findFailure(PROBE_LIMIT);
  }

  static String place(URI server) {
    return server.getHost() + ":" + server.getPort();
  }

  /** Whether the server has answered, and did not agree. */
  static boolean isAnswer(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HandshakeException || cause instanceof AuthenticationException) {
        return true;
      }
    }
    return false;
  }

  private static String deepest(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
