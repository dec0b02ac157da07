package io.barto.cli.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.connection.Steps.Step;
import io.barto.config.CliConfig;
import io.barto.config.ServerAddress;
import io.barto.program.ExitCode;
import io.barto.protocol.Wire;
import io.barto.tls.ClientTls;
import io.barto.tls.PemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens the web socket. */
final class Handshake {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** A server of version 1 puts a whole answer into one message. */
  private static final int LARGEST_MESSAGE = 64 << 20;

  private final CliConfig config;
  private final ServerAddress server;
  private final int limitMillis;
  private final Steps steps;

  Handshake(CliConfig config, Duration limit, Steps steps) {
    this.steps = steps;
    this.config = config;
    this.server = config.server();
    this.limitMillis = (int) (limit.compareTo(LONGEST) < 0 ? limit : LONGEST).toMillis();
  }

  WebSocket connect() throws RequestException {
    @Nullable ClientTls tls = tls();
    steps.passed(Step.FILES, tls == null ? "" : "its certificates can be used");
    var failure = new ConnectFailure(server, tls, Duration.ofMillis(limitMillis));
    @Nullable Socket socket = null;
    try {
      socket = connected(addresses());
      socket = tls == null ? socket : secured(socket, tls);
      steps.passed(
          Step.ENCRYPTION,
          tls == null ? "none, as prefix = \"ws\" says" : "TLS, and the certificate is trusted");
      WebSocket upgraded = upgraded(socket, failure);
      steps.passed(Step.ADMISSION, "the server lets us in");
      return upgraded;
    } catch (IOException e) {
      throw closing(socket, failure.explain(e, socket != null));
    } catch (RequestException e) {
      throw closing(socket, e);
    }
  }

  private static RequestException closing(@Nullable Socket socket, RequestException failure) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private @Nullable ClientTls tls() throws RequestException {
    ClientTls.Files files = server.tls();
    try {
      return files == null ? null : files.read();
    } catch (PemException e) {
      throw new RequestException(
          ExitCode.BAD_CONFIGURATION,
          "the certificates that [bartos] names can't be used: " + e.reason());
    }
  }

  private InetAddress[] addresses() throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(server.host());
    steps.passed(
        Step.NAME,
        server.host()
            + " is "
            + Arrays.stream(addresses)
                .map(InetAddress::getHostAddress)
                .distinct()
                .collect(Collectors.joining(", ")));
    return addresses;
  }

  /** By the first of the host's addresses that answers. */
  private Socket connected(InetAddress[] addresses) throws IOException {
    IOException first = null;
    for (InetAddress address : addresses) {
      var socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(limitMillis);
        socket.connect(new InetSocketAddress(address, server.port()), limitMillis);
        steps.passed(Step.PORT, "something listens at " + Place.of(server));
        return socket;
      } catch (IOException e) {
        socket.close();
        first = first == null ? e : first;
      }
    }
    throw first == null ? new IOException("the host has no address") : first;
  }

  private Socket secured(Socket plain, ClientTls tls) throws IOException {
    String host = server.host().replaceAll("[\\[\\]]", "");
    var factory = tls.context().getSocketFactory();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, server.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private WebSocket upgraded(Socket socket, ConnectFailure failure)
      throws IOException, RequestException {
    var upgrade = new Upgrade(new SecureRandom());
    socket.getOutputStream().write(upgrade.request(Place.of(server), target(), headers()));
    socket.getOutputStream().flush();
    BufferedInputStream in = WebSocket.buffered(socket);
    Upgrade.Answer answer = upgrade.answer(in);
    if (!upgrade.isAccepted(answer)) {
      throw failure.refused(answer);
    }
    return new WebSocket(socket, in, answer.header("Sec-WebSocket-Protocol"), largest());
  }

  /** Bytes and what is read out of them must fit beside each other. */
  private static int largest() {
    return (int) Math.min(LARGEST_MESSAGE, Runtime.getRuntime().maxMemory() / 4);
  }

  private String target() {
    String name = URLEncoder.encode(config.name(), UTF_8).replace("+", "%20");
    return Wire.CLI_PATH + "?name=" + name;
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Sec-WebSocket-Protocol", Wire.VERSION_2);
    var key = server.apiKey();
    if (key != null) {
      headers.put("Authorization", "Bearer " + key.reveal());
    }
    return headers;
  }
}
