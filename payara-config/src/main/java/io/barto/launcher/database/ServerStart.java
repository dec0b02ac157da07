package io.barto.launcher.database;

import io.barto.launcher.failure.StartFailure;
import io.barto.launcher.files.PrivateFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** Brings one server up on one folder. Used by one thread at a time. */
final class ServerStart {

  private static final Logger LOG = System.getLogger(ServerStart.class.getName());

  /** Recovery after a crash may take minutes; a server that cannot start ends at once. */
  private static final Duration READY_PATIENCE = Duration.ofMinutes(10);

  private static final int ERROR_LINES = 8;

  private final DatabaseFolder folder;
  private final Waiting waiting;
  private volatile ServerLogin login;
  private boolean portIsKnown;

  ServerStart(DatabaseFolder folder, Secrets secrets, Waiting waiting) {
    this.folder = folder;
    this.waiting = waiting;
    this.login = new ServerLogin(folder, secrets);
  }

  ServerLogin login() {
    return login;
  }

  Guard adoptOrStart() throws IOException, InterruptedException {
    Optional<ProcessHandle> orphan = OrphanServer.find(login, waiting);
    Guard guard = orphan.isPresent() ? Guard.adopt(folder, orphan.get().pid()) : startServer();
    portIsKnown = true;
    return guard;
  }

  private Guard startServer() throws IOException, InterruptedException {
    ServerPrograms programs = ProgramSearch.find(folder);
    DataInstall.ensure(programs, folder);
    if (!portIsKnown) {
      choosePort();
    }
    PrivateFile.write(folder.init(), InitSql.of(login.secrets()));
    Files.deleteIfExists(folder.pid());
    Guard guard =
        Guard.run(
            folder,
            programs,
            ServerOptions.commandLine(
                programs, folder, login.secrets().port(), "root".equals(user())));
    awaitReady(guard);
    return guard;
  }

  private static String user() {
    return System.getProperty("user.name", "");
  }

  /** Before the application has heard of a port it may be another one at each start. */
  private void choosePort() throws IOException {
    Secrets secrets = login.secrets();
    int port = FreePort.prefer(secrets.port());
    if (port != secrets.port()) {
      secrets.withPort(port).write(folder.secrets());
      login = new ServerLogin(folder, secrets.withPort(port));
    }
  }

  private void awaitReady(Guard guard) throws InterruptedException {
    waiting.until(READY_PATIENCE, () -> !guard.isAlive() || login.works());
    if (guard.isAlive() && login.works()) {
      LOG.log(Level.DEBUG, "The database listens at {0}:{1}", ServerOptions.ADDRESS, port());
      return;
    }
    guard.stop(Duration.ZERO);
    throw StartFailure.failed(
        "The embedded database does not start. The end of "
            + folder.log()
            + ":\n"
            + Guard.tail(folder.log(), ERROR_LINES));
  }

  private String port() {
    return Integer.toString(login.secrets().port());
  }
}
