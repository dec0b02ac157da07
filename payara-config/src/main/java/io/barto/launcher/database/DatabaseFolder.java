package io.barto.launcher.database;

import java.nio.file.Path;

/**
 * Where the embedded database keeps what: all of it below one folder in the program's data
 * directory, since a data directory below {@code java.io.tmpdir} would be wiped at every start.
 */
record DatabaseFolder(Path root) {

  DatabaseFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The unpacked server programs, named after their version so that an upgrade unpacks anew. */
  Path programs(String version) {
    return root.resolve("mariadb-" + version);
  }

  Path data() {
    return root.resolve("data");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  /** Port and passwords, readable by the owner only. */
  Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** The SQL that the server runs at each start; holds the passwords too. */
  Path init() {
    return root.resolve("init.sql");
  }

  /** The guard's script, here so that its name in a list of processes tells what it guards. */
  Path guard() {
    return root.resolve("guard.sh");
  }

  Path log() {
    return root.resolve("mariadb.log");
  }

  /** What was said as the data directory was made. */
  Path installLog() {
    return root.resolve("install.log");
  }

  Path pid() {
    return root.resolve("mariadb.pid");
  }
}
