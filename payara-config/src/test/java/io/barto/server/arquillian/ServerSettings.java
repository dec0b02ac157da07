package io.barto.server.arquillian;

import io.barto.launcher.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What the container is started with: files in one folder, and the options that name them. */
final class ServerSettings {
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.";

  private final Path home;
  private final EmbeddedDatabase database;
  private final int port = freePort();

  ServerSettings(Path home, EmbeddedDatabase database) {
    this.home = home;
    this.database = database;
  }

  int port() {
    return port;
  }

  void write() throws IOException {
    Files.writeString(configuration(), toml());
    Files.writeString(commands(), "set " + LISTENER + "address=127.0.0.1\n");
    var properties = new Properties();
    properties.putAll(database.access().properties());
    properties.setProperty("barto.config", configuration().toString());
    properties.setProperty("barto.data.dir", home.toString());
    try (Writer file = Files.newBufferedWriter(properties())) {
      properties.store(file, null);
    }
  }

  /** Options of Payara Micro; the connector splits at spaces that no backslash precedes. */
  String options() {
    List<String> options =
        List.of(
            "--nohazelcast",
            "--port",
            String.valueOf(port),
            "--rootDir",
            home.resolve("payara").toString(),
            "--logToFile",
            home.resolve("server.log").toString(),
            "--systemProperties",
            properties().toString(),
            "--prebootcommandfile",
            commands().toString());
    return String.join(" ", options.stream().map(o -> o.replace(" ", "\\ ")).toList());
  }

  /** Nothing of it comes due while the tests run, but for one second a year. */
  private String toml() {
    return """
        [actix]
        workers = 4
        ip = "127.0.0.1"
        port = "%d"

        [limits]
        takeover_grace = 0
        message_size = "16MiB"
        allow_downgrade = ["v1-late"]

        [schedules.edge]
        schedules = [{ name = "new-year", on_calendar = "*-01-01 00:00:00", cmds = ["true"] }]

        [schedules.retired-twice]
        schedules = [{ name = "missed", on_calendar = "*-01-01 00:00:00", cmds = ["true"] }]

        [schedules.on-demand]
        schedules = [
          { name = "two", on_calendar = "*-01-01 00:00:00", cmds = ["echo 1", "echo 2"] },
        ]

        [schedules.nobody]
        schedules = [{ name = "new-year", on_calendar = "*-01-01 00:00:00", cmds = ["true"] }]

        [schedules.published]
        schedules = [
          { name = "echo", on_calendar = "*-01-01 00:00:00", cmds = ["echo hello"] },
          { name = "berlin", on_calendar = "*-01-01 00:00:00 Europe/Berlin", cmds = ["true"] },
        ]
        """
        .formatted(port);
  }

  private Path configuration() {
    return home.resolve("bartos.toml");
  }

  private Path commands() {
    return home.resolve("preboot.txt");
  }

  private Path properties() {
    return home.resolve("system.properties");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
