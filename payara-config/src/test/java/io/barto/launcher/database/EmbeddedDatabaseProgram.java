package io.barto.launcher.database;

import java.nio.file.Path;

/** A JVM with an embedded database, for tests that kill it: prints its process ids and waits. */
final class EmbeddedDatabaseProgram {

  private EmbeddedDatabaseProgram() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
    System.out.println("ready " + database.access().url());
    // ends when the test closes the pipe; killed before that, nothing here runs any more
    while (System.in.read() >= 0) {}
    database.close();
    System.out.println("closed");
  }
}
