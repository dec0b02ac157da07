package io.barto.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.launcher.database.DatabaseAccess;
import io.barto.launcher.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The EAR does the main job on a full Payara Server, installed by the distribution's own script.
 */
class FullServerIT {
  private static final Path ARCHIVE =
      Path.of(System.getProperty("barto.payara", "target/payara/payara.zip")).toAbsolutePath();
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("barto.dist", "target/barto")).toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String DOMAIN = "barto";

  private final int securePort = Installation.freePort();
  @TempDir private Path home;

  @Test
  void ear_runsSchedulesOnAFullServer() throws Exception {
    Path payara = unpack();
    makeCertificates();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("db"))) {
      int port = Installation.freePort();
      Path config = writeConfig(database.access(), port);
      asadmin(payara, "create-domain", "--nopassword=true", "--portbase", portBase(), DOMAIN);
      Map<String, String> password =
          Map.of("BARTOS_MARIADB__PASSWORD", database.access().password());
      run(password, payara.resolve("bin/asadmin").toString(), "start-domain", DOMAIN);
      try {
        run(
            password,
            "sh",
            DISTRIBUTION.resolve("asadmin/install.sh").toString(),
            payara.toString(),
            config.toString(),
            DOMAIN);
        asadmin(payara, "restart-domain", DOMAIN);
        assertThat(runsASchedule(port)).contains("from a full server");
        assertThat(overTls()).as("the same over TLS, with a client certificate").isZero();
      } finally {
        asadmin(payara, "stop-domain", "--force=true", "--kill=true", DOMAIN);
      }
    }
  }

  private String runsASchedule(int port) throws Exception {
    Path file = home.resolve("client.toml");
    Files.writeString(
        file,
        "name = \"vader\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n");
    Path workerFile = home.resolve("bartoc.toml");
    Files.writeString(workerFile, "retry_count = 5\n" + Files.readString(file));
    List<String> list = List.of("-c", file.toString(), "list", "--name", "vader", "-c", "hello");
    try (RunningProgram worker =
        RunningProgram.start(
            home, Map.of(), "bartoc", List.of("-e", "-c", workerFile.toString()))) {
      worker.awaitOutput("hello: exit 0", LIMIT);
      var answer = new ArrayList<String>();
      Awaitility.await("the output is stored")
          .atMost(LIMIT)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                answer.add(0, answerOf(list));
                return answer.get(0).contains("from a full server");
              });
      return answer.get(0);
    }
  }

  private int overTls() throws Exception {
    Path file = home.resolve("secure.toml");
    Files.writeString(
        file,
        """
        name = "vader"
        [bartos]
        prefix = "wss"
        host = "localhost"
        port = %d
        ca_cert = "bartos-ca.pem"
        client_cert = "vader.pem"
        client_key = "vader.key"
        """
            .formatted(securePort));
    return cli("-c", file.toString(), "clients");
  }

  private void makeCertificates() throws InterruptedException {
    assertThat(cli("certs", "init", "--dir", home.toString())).isZero();
    assertThat(cli("certs", "server", "localhost", "--dir", home.toString())).isZero();
    assertThat(cli("certs", "worker", "vader", "--dir", home.toString())).isZero();
  }

  private int cli(String... arguments) throws InterruptedException {
    try (RunningProgram cli =
        RunningProgram.start(home, Map.of(), "barto-cli", List.of(arguments))) {
      return cli.awaitExit(LIMIT);
    }
  }

  private String answerOf(List<String> arguments) throws InterruptedException {
    try (RunningProgram cli = RunningProgram.start(home, Map.of(), "barto-cli", arguments)) {
      cli.awaitExit(LIMIT);
      return cli.output();
    }
  }

  private Path writeConfig(DatabaseAccess access, int port) throws IOException {
    Matcher address = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(access.url());
    assertThat(address.find()).isTrue();
    String mariadb =
        """
        [actix.tls]
        ip = "127.0.0.1"
        port = %d
        cert_file_path = "bartos.pem"
        key_file_path = "bartos.key"
        client_ca_cert = "bartos-ca.pem"

        [mariadb]
        host = "127.0.0.1"
        port = %s
        username = "%s"
        database = "barto"

        [schedules.vader]
        schedules = [
          { name = "hello", on_calendar = "*-*-* *:*:0/5", cmds = ["echo from a full server"] },
        ]
        """
            .formatted(securePort, address.group(1), access.user());
    Path config = home.resolve("bartos.toml");
    Files.writeString(config, Installation.serverConfig(port, mariadb));
    return config;
  }

  private void asadmin(Path payara, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(payara.resolve("bin/asadmin").toString()));
    command.addAll(List.of(arguments));
    run(Map.of(), command.toArray(String[]::new));
  }

  private void run(Map<String, String> environment, String... command) throws Exception {
    Path output = Files.createTempFile(home, "command-", ".out");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()).redirectInput(Path.of("/dev/null").toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s:%n%s", String.join(" ", command), Files.readString(output))
        .isTrue();
  }

  /**
   * The domain takes its ports from here up to some hundred more: none that connections are given.
   */
  private static String portBase() {
    return String.valueOf(10_000 + Math.floorMod(ProcessHandle.current().pid(), 90L) * 100);
  }

  private Path unpack() throws IOException {
    Path folder = home.resolve("payara");
    try (var zip = new ZipInputStream(Files.newInputStream(ARCHIVE))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        assertThat(target.startsWith(folder)).as(entry.getName()).isTrue();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Path parent = requireNonNull(target.getParent());
          Files.createDirectories(parent);
          Files.copy(zip, target);
          if (parent.endsWith("bin")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
    try (var found = Files.list(folder)) {
      return found.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }
}
