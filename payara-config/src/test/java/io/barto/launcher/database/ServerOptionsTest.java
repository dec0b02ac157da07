package io.barto.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerOptionsTest {

  private static final DatabaseFolder FOLDER = new DatabaseFolder(Path.of("/data/database"));
  private static final ServerPrograms PROGRAMS =
      new ServerPrograms(
          Path.of("/base"),
          Path.of("/base/libs"),
          Path.of("/base/bin/mariadbd"),
          Path.of("/base/scripts/mariadb-install-db"));

  private static List<String> commandLine(boolean asRoot) {
    return ServerOptions.commandLine(PROGRAMS, FOLDER, 4711, asRoot);
  }

  @Test
  void commandLine_readsNoOptionFilesOfTheMachine() {
    assertThat(commandLine(false)).startsWith("/base/bin/mariadbd", "--no-defaults");
  }

  @Test
  void commandLine_listensOnLoopbackOnly() {
    assertThat(commandLine(false))
        .contains("--bind-address=127.0.0.1", "--port=4711", "--socket=", "--skip-name-resolve");
  }

  @Test
  void commandLine_hasEveryCommitOnDisk() {
    assertThat(commandLine(false)).contains("--innodb-flush-log-at-trx-commit=1");
  }

  @Test
  void commandLine_namesTheUserOnlyForRoot() {
    assertThat(commandLine(true)).contains("--user=root");
    assertThat(commandLine(false)).noneMatch(option -> option.startsWith("--user"));
  }

  @Test
  void commandLine_holdsNoPassword() {
    assertThat(commandLine(true)).noneMatch(option -> option.contains("password"));
  }
}
