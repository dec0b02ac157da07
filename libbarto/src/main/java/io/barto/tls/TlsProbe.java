package io.barto.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Finds out why a connection with TLS failed, by making one of its own that says nothing. Needed
 * since under TLS 1.3 a client has finished its handshake before the server looks at its
 * certificate: the server's refusal comes where the answer to the first request is expected, and a
 * WebSocket client sees no more than that there is no answer.
 */
public final class TlsProbe {
  private static final int QUIET_MILLIS = 1000;

  private final ClientTls tls;
  private final String host;
  private final int port;

  /** A probe of a server. */
  public TlsProbe(ClientTls tls, String host, int port) {
    this.tls = tls;
    this.host = host;
    this.port = port;
  }

  /**
   * What is wrong with TLS there, as a sentence's end; empty where nothing is, or nobody listens.
   */
  public Optional<String> findFailure(Duration patience) {
    int millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), millis);
      plain.setSoTimeout(millis);
      return handshake(plain);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> handshake(Socket plain) throws IOException {
    var factory = tls.context().getSocketFactory();
    try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      // whoever accepts this client waits for its request and is silent
      socket.setSoTimeout(QUIET_MILLIS);
      return socket.getInputStream().read() < 0 ? Optional.of(cutOff()) : Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
  }

  private String reason(IOException failure) {
    Optional<RefusedCertificateException> refused = RefusedCertificateException.in(failure);
    if (refused.isPresent()) {
      return String.valueOf(refused.get().getMessage());
    }
    if (tls.wasAskedForCertificate()) {
      return cutOff();
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Unsupported or unrecognized SSL message")
        || message.contains("Remote host terminated the handshake")
        || message.contains("plaintext")
        || !(failure instanceof SSLException)) {
      return "it speaks no TLS on this port (prefix = \"ws\" would)";
    }
    return "TLS failed: " + message;
  }

  /** The handshake was fine and the connection is not: it is about this client. */
  private String cutOff() {
    Identity identity = tls.identity();
    if (!tls.wasAskedForCertificate()) {
      return "it ends every connection right after the TLS handshake";
    }
    return identity == null
        ? "it demands a client certificate, and none is configured (client_cert and client_key)"
        : "it does not accept the client certificate \""
            + identity.certificate().getSubjectX500Principal().getName()
            + "\", issued by \""
            + identity.certificate().getIssuerX500Principal().getName()
            + "\" and valid until "
            + RefusedCertificateException.date(identity.certificate().getNotAfter());
  }
}
