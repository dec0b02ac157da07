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
    String at = server.getHost() + ":" + server.getPort();
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
            at + ": " + tlsFailure(server, tls).orElse("it did not answer in time"));
      }
      if (message.contains("401") || cause.getClass().getSimpleName().contains("Authentication")) {
        return new ConnectionFailure(at + " does not admit this worker: check bartos.api_key");
      }
      if (message.contains("404") || message.contains("503")) {
        return new ConnectionFailure("the server at " + at + " is not ready yet");
      }
    }
    return new ConnectionFailure(
        at + ": " + tlsFailure(server, tls).orElseGet(() -> deepest(thrown)));
  }

  private static Optional<String> tlsFailure(URI server, @Nullable ClientTls tls) {
    return tls == null
        ? Optional.empty()
        : new TlsProbe(tls, server.getHost(), server.getPort()).findFailure(PROBE_LIMIT);
  }

  private static String deepest(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
