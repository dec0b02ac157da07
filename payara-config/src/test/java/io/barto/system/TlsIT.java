package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.tls.PemCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The manual's security sections on TLS, line by line, with the certificates that its own commands
 * make: a server that demands certificates and binds workers' names, and has no plain port.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private static @Nullable Path temp;
  private static @Nullable RunningProgram server;
  private static int port;
  private static int plainPort;

  private static Path home() {
    return Objects.requireNonNull(temp);
  }

  private static RunningProgram server() {
    return Objects.requireNonNull(server);
  }

  @BeforeAll
  static void start() throws Exception {
    ManualCertificates.make(home());
    ManualCertificates.makeWorker(home(), "my-worker");
    Files.copy(home().resolve("bartos.pem"), home().resolve("served.pem"));
    Files.copy(home().resolve("bartos.key"), home().resolve("served.key"));
    port = Installation.freePort();
    plainPort = Installation.freePort();
    Path config = home().resolve("bartos.toml");
    String tls =
        """
        plain = false

        [actix.tls]
        ip = "127.0.0.1"
        port = "%d"
        cert_file_path = "served.pem"
        key_file_path = "served.key"
        client_ca_cert = "bartos-ca.pem"
        bind_worker_name = true

        [schedules.my-worker]
        schedules = [ { name = "hello", on_calendar = "*-*-* *:*:0/5", cmds = ["echo over TLS"] } ]
        """
            .formatted(port);
    Files.writeString(config, Installation.serverConfig(plainPort, tls));
    server =
        RunningProgram.start(home(), Map.of(), "bartos", List.of("-e", "-c", config.toString()));
    server.awaitOutput("bartos ready on https://127.0.0.1:" + port, LIMIT);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** The table [bartos], as the manual has it, with some lines of its own. */
  private static String bartos(String host, String... lines) {
    String own = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
    return "[bartos]\nprefix = \"wss\"\nhost = \"%s\"\nport = %d\n%s".formatted(host, port, own);
  }

  private static String pinned(String file) {
    return "ca_cert = \"" + home().resolve(file) + "\"";
  }

  private static String[] withCertificate(String name) {
    return new String[] {
      pinned("bartos-ca.pem"),
      "client_cert = \"" + home().resolve(name + ".pem") + "\"",
      "client_key = \"" + home().resolve(name + ".key") + "\""
    };
  }

  private static Installation.Answer cli(String bartos, String... arguments) throws Exception {
    Path config = Files.createTempFile(home(), "cli-", ".toml");
    Files.writeString(config, "name = \"me\"\n" + bartos);
    var all = new ArrayList<>(List.of("-c", config.toString()));
    all.addAll(List.of(arguments));
    try (RunningProgram cli =
        RunningProgram.start(home().resolve("cli"), Map.of(), "barto-cli", all)) {
      return new Installation.Answer(cli.awaitExit(LIMIT), cli.output());
    }
  }

  private static RunningProgram worker(String name, String bartos) throws IOException {
    Path folder = Files.createTempDirectory(home(), "worker-");
    Path config = folder.resolve("bartoc.toml");
    Files.writeString(config, "name = \"" + name + "\"\nretry_count = 3\n" + bartos);
    return RunningProgram.start(
        folder, Map.of("SHELL", "/bin/sh"), "bartoc", List.of("-e", "-c", config.toString()));
  }

  @Test
  @Order(1)
  void plainPort_isClosed() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), plainPort), 1000);
      assertThat(socket.isConnected()).as("nobody listens").isFalse();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("refused");
    }
  }

  @Test
  @Order(2)
  void rightCertificates_letWorkerAndPersonIn() throws Exception {
    try (RunningProgram worker =
        worker("my-worker", bartos("127.0.0.1", withCertificate("my-worker")))) {
      worker.awaitOutput("hello: exit 0", LIMIT);
      assertThat(server().output())
          .contains(
              "worker my-worker connected from 127.0.0.1 with no api key and the certificate"
                  + " CN=my-worker, wire version 2");
      var last = new ArrayList<Installation.Answer>();
      await("the output is stored")
          .atMost(LIMIT)
          .until(
              () -> {
                last.add(
                    0,
                    cli(
                        bartos("127.0.0.1", withCertificate("my-worker")),
                        "list",
                        "-n",
                        "my-worker",
                        "-c",
                        "hello"));
                return last.get(0).output().contains("over TLS");
              });
      assertThat(last.get(0).exitCode()).isZero();
    }
  }

  @Test
  @Order(3)
  void noClientCertificate_isToldWhatIsMissing() throws Exception {
    Installation.Answer answer = cli(bartos("127.0.0.1", pinned("bartos-ca.pem")), "clients");

    assertThat(answer.exitCode()).isEqualTo(69);
    assertThat(answer.output()).contains("demands a client certificate");
  }

  @Test
  @Order(3)
  void foreignClientCertificate_isToldWhichWasShown_andTheServerSaysWhy() throws Exception {
    ManualCertificates.make(home().resolve("foreign"));
    ManualCertificates.makeWorker(home().resolve("foreign"), "intruder");

    Installation.Answer answer =
        cli(bartos("127.0.0.1", withCertificate("foreign/intruder")), "clients");

    assertThat(answer.exitCode()).isEqualTo(69);
    assertThat(answer.output()).contains("does not accept the client certificate \"CN=intruder\"");
    assertThat(server().output())
        .contains("a client is not let in: the certificate \"CN=intruder\"");
  }

  @Test
  @Order(3)
  void foreignAuthority_isNamed() throws Exception {
    ManualCertificates.run(
        home(),
        "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout o.key -out o.pem -subj /CN=Other");

    assertThat(cli(bartos("127.0.0.1", pinned("o.pem")), "clients").output())
        .contains("its issuer \"CN=barto CA\" is no authority that is trusted here");
  }

  @Test
  @Order(3)
  void publicAuthorities_areNotTheServers() throws Exception {
    assertThat(cli(bartos("127.0.0.1"), "clients").output())
        .contains("is no authority that is trusted here");
  }

  @Test
  @Order(3)
  void wrongHost_isToldWithTheCertificatesNames() throws Exception {
    assertThat(cli(bartos("localhost", withCertificate("my-worker")), "clients").output())
        .contains("it is for bartos.example.com, 127.0.0.1, not for localhost");
  }

  @Test
  @Order(3)
  void workersName_mustBeItsCertificates_andBothSidesSaySo() throws Exception {
    String why = "the certificate is for \"my-worker\", not for a worker named \"luke, Müller\"";
    try (RunningProgram worker =
        worker("luke, Müller", bartos("127.0.0.1", withCertificate("my-worker")))) {
      worker.awaitOutput(why, LIMIT);
    }
    assertThat(server().output()).contains(why);
  }

  @Test
  @Order(4)
  void expiredCertificate_putInItsPlace_isTold_andThenAGoodOneIsServed() throws Exception {
    ManualCertificates.run(
        home(),
        """
        openssl req -new -key bartos.key -out x.csr -subj /CN=expired
        mkdir -p ca && touch ca/index.txt
        openssl ca -batch -notext -config <(printf "[ca]\ndefault_ca=d\n[d]\ndatabase=ca/index.txt\n\
        new_certs_dir=ca\nserial=ca/serial\npolicy=p\ndefault_md=sha256\n[p]\ncommonName=supplied\n\
        [e]\nsubjectAltName=IP:127.0.0.1\n") -create_serial -extensions e -cert bartos-ca.pem \
          -keyfile bartos-ca.key -in x.csr -out expired.pem \
          -startdate 20200101000000Z -enddate 20210101000000Z
        """);
    serve("expired.pem");
    String config = bartos("127.0.0.1", withCertificate("my-worker"));
    await("the expired certificate is served")
        .atMost(LIMIT)
        .until(
            () -> cli(config, "clients").output().contains("it expired on 2021-01-01 00:00 UTC"));

    serve("bartos.pem");
    await("the good one is served")
        .atMost(LIMIT)
        .until(() -> cli(config, "clients").exitCode() == 0);
    assertThat(server().output()).contains("changed and was read again");
    assertThat(PemCertificates.read(home().resolve("served.pem"))).hasSize(1);
  }

  /** As tools do that renew certificates: whole, by renaming. */
  private static void serve(String certificate) throws IOException {
    Path copy = home().resolve("copy.pem");
    Files.copy(home().resolve(certificate), copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, home().resolve("served.pem"), StandardCopyOption.REPLACE_EXISTING);
  }
}
