package io.barto.launcher.database;

import java.util.ArrayList;
import java.util.List;

/** The command line of the embedded server. */
final class ServerOptions {

  static final String ADDRESS = "127.0.0.1";

  private ServerOptions() {}

  static List<String> commandLine(
      ServerPrograms programs, DatabaseFolder folder, int port, boolean asRoot) {
    List<String> command = new ArrayList<>();
    command.add(programs.server().toString());
    command.add("--no-defaults"); // only as the first option
    command.add("--basedir=" + programs.base());
    command.add("--datadir=" + folder.data());
    command.add("--tmpdir=" + folder.temporary());
    command.add("--pid-file=" + folder.pid());
    command.add("--log-error=" + folder.log());
    command.add("--init-file=" + folder.init());
    command.addAll(network(port));
    command.addAll(storage());
    if (asRoot) {
      command.add("--user=root"); // without it the server refuses to run as root
    }
    return List.copyOf(command);
  }

  /**
   * Loopback only and no socket file (whose path may be no longer than 107 bytes). Without
   * certificates of its own making and name look-ups the server is up in half a second.
   */
  private static List<String> network(int port) {
    return List.of(
        "--port=" + port,
        "--bind-address=" + ADDRESS,
        "--socket=",
        "--skip-name-resolve",
        "--skip-ssl",
        "--max-connections=100",
        "--max-allowed-packet=16M", // a row of a query is that long at most, in our memory too
        "--local-infile=0");
  }

  /** Each commit is on disk before it is acknowledged; all times are UTC. */
  private static List<String> storage() {
    return List.of(
        "--character-set-server=utf8mb4",
        "--default-time-zone=+00:00",
        "--innodb-buffer-pool-size=256M",
        "--innodb-log-file-size=128M",
        "--innodb-flush-log-at-trx-commit=1",
        "--innodb-file-per-table=1");
  }
}
