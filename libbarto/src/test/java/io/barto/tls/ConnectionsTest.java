package io.barto.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.tls.CertificateRequest.Purpose;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a connection with TLS, and what the others are told. */
class ConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String TLS_1_2 = "TLSv1.2";
  private static final String TLS_1_3 = "TLSv1.3";

  @TempDir private Path temp;
  private final AtomicLong nanos = new AtomicLong();

  @SuppressWarnings("NullAway.Init")
  private Pki pki;

  @SuppressWarnings("NullAway.Init")
  private Pki foreign;

  @BeforeEach
  void authorities() {
    pki = new Pki(temp.resolve("own"), "own CA");
    foreign = new Pki(temp.resolve("foreign"), "foreign CA");
    pki.server("server", "localhost", "127.0.0.1");
  }

  private EchoServer server(String name, @Nullable Path clientCa, @Nullable String protocol)
      throws PemException {
    ServerTls tls = ServerTls.of(pki.certificate(name), pki.key(name), clientCa, nanos::get);
    return new EchoServer(tls, clientCa != null, protocol);
  }

  private static Optional<String> failure(
      EchoServer server, Path ca, @Nullable Path certificate, @Nullable Path key)
      throws PemException {
    ClientTls tls = new ClientTls.Files(ca, certificate, key).read();
    return new TlsProbe(tls, "127.0.0.1", server.port()).findFailure(PATIENCE);
  }

  private X509Certificate shown(EchoServer server) throws Exception {
    ClientTls tls = ClientTls.of(pki.ca(), null, null);
    try (SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.connect(new InetSocketAddress(loopback(), server.port()));
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void rightCertificate_isAccepted(String protocol) throws Exception {
    try (EchoServer server = server("server", null, protocol)) {
      assertThat(failure(server, pki.ca(), null, null)).isEmpty();
    }
  }

  @Test
  void oldVersions_areNotSpoken() throws Exception {
    ClientTls tls = ClientTls.of(pki.ca(), null, null);
    try (SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket()) {
      assertThat(socket.getEnabledProtocols()).containsOnly(TLS_1_2, TLS_1_3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-pkcs1", "ec-sec1", "ec-pkcs8", "ed25519"})
  void everyKindOfKey_serves(String name) throws Exception {
    Path certificate = PemFilesTest.resource(name + ".pem");
    ServerTls tls =
        ServerTls.of(certificate, PemFilesTest.resource(name + ".key"), null, nanos::get);
    try (EchoServer server = new EchoServer(tls, false, null)) {
      // pinned itself, and without a name of the host
      assertThat(failure(server, certificate, null, null).orElse(""))
          .contains("it is for " + name + ", not for 127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void foreignAuthority_isNamed(String protocol) throws Exception {
    try (EchoServer server = server("server", null, protocol)) {
      assertThat(failure(server, foreign.ca(), null, null).orElse(""))
          .contains("\"CN=server\" is refused: its issuer \"CN=own CA\" is no authority");
    }
  }

  @Test
  void expiredCertificate_isToldWithItsDate() throws Exception {
    Identity expired = pki.issue("old", Purpose.SERVER, List.of("127.0.0.1"), -30, -2);
    try (EchoServer server = server("old", null, null)) {
      String date = RefusedCertificateException.date(expired.certificate().getNotAfter());
      assertThat(failure(server, pki.ca(), null, null).orElse(""))
          .contains("it expired on " + date);
    }
  }

  @Test
  void certificateOfTheFuture_asksForTheClock() throws Exception {
    pki.issue("new", Purpose.SERVER, List.of("127.0.0.1"), 2, 3);
    try (EchoServer server = server("new", null, null)) {
      assertThat(failure(server, pki.ca(), null, null).orElse(""))
          .contains("is not valid before")
          .contains("clock");
    }
  }

  @Test
  void wrongHost_isToldWithTheNamesThatThereAre() throws Exception {
    pki.server("elsewhere", "bartos.example.com", "192.0.2.1");
    try (EchoServer server = server("elsewhere", null, null)) {
      assertThat(failure(server, pki.ca(), null, null).orElse(""))
          .contains("it is for bartos.example.com, 192.0.2.1, elsewhere, not for 127.0.0.1");
    }
  }

  @Test
  void clientsCertificate_ofWrongPurpose_isNoServers() throws Exception {
    pki.issue("client", Purpose.CLIENT, List.of("127.0.0.1"), -1, 1);
    try (EchoServer server = server("client", null, null)) {
      assertThat(failure(server, pki.ca(), null, null).orElse("")).contains("is refused");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void mutual_right_isAccepted(String protocol) throws Exception {
    pki.client("vader");
    try (EchoServer server = server("server", pki.ca(), protocol)) {
      assertThat(failure(server, pki.ca(), pki.certificate("vader"), pki.key("vader"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void mutual_none_isToldWhatIsMissing(String protocol) throws Exception {
    try (EchoServer server = server("server", pki.ca(), protocol)) {
      assertThat(failure(server, pki.ca(), null, null).orElse(""))
          .contains("demands a client certificate")
          .contains("client_cert and client_key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void mutual_foreign_isToldWhichWasShown(String protocol) throws Exception {
    foreign.client("luke");
    try (EchoServer server = server("server", pki.ca(), protocol)) {
      assertThat(failure(server, pki.ca(), foreign.certificate("luke"), foreign.key("luke")))
          .hasValueSatisfying(
              text ->
                  assertThat(text)
                      .contains("does not accept the client certificate \"CN=luke\"")
                      .contains("issued by \"CN=foreign CA\""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void clientCertificate_isNotSentWhereNobodyAsks(String protocol) throws Exception {
    foreign.client("luke");
    try (EchoServer server = server("server", null, protocol)) {
      assertThat(failure(server, pki.ca(), foreign.certificate("luke"), foreign.key("luke")))
          .isEmpty();
    }
  }

  @Test
  void serverWithoutTls_isToldSo() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answering = new Thread(() -> answerPlainly(plain));
      answering.start();
      ClientTls tls = ClientTls.of(pki.ca(), null, null);
      assertThat(new TlsProbe(tls, "127.0.0.1", plain.getLocalPort()).findFailure(PATIENCE))
          .hasValueSatisfying(text -> assertThat(text).contains("speaks no TLS"));
      answering.join();
    }
  }

  private static void answerPlainly(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void changedFiles_countForNewConnections_andUnusableOnesDoNot() throws Exception {
    try (EchoServer server = server("server", null, null)) {
      X509Certificate first = shown(server);
      Files.writeString(pki.key("server"), "half of a key");
      passASecond();
      assertThat(shown(server)).isEqualTo(first);

      Identity second = pki.server("next", "127.0.0.1");
      replace(pki.key("next"), pki.key("server"));
      replace(pki.certificate("next"), pki.certificate("server"));
      passASecond();
      assertThat(shown(server)).isEqualTo(second.certificate()).isNotEqualTo(first);
    }
  }

  @Test
  void changedAuthority_countsForNewConnections() throws Exception {
    foreign.client("luke");
    Path clientCa = temp.resolve("clients.pem");
    Files.copy(pki.ca(), clientCa);
    try (EchoServer server = server("server", clientCa, null)) {
      assertThat(failure(server, pki.ca(), foreign.certificate("luke"), foreign.key("luke")))
          .isPresent();
      replace(foreign.ca(), clientCa);
      passASecond();
      assertThat(failure(server, pki.ca(), foreign.certificate("luke"), foreign.key("luke")))
          .isEmpty();
    }
  }

  private void passASecond() {
    nanos.addAndGet(1_000_000_000L);
  }

  private static void replace(Path source, Path target) throws IOException {
    Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** With its name, since that is what certificates are checked for. */
  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
  }
}
