package io.barto.launcher.database;

/**
 * What the server runs at every start, one statement a line: the database, its owner, and a user
 * whose grant is what keeps people's own queries from writing.
 */
final class InitSql {

  static final String DATABASE = "barto";
  static final String OWNER = "barto";
  static final String READER = "barto_query";

  private InitSql() {}

  static String of(Secrets secrets) {
    String owner = "'" + OWNER + "'@'" + ServerOptions.ADDRESS + "'";
    String reader = "'" + READER + "'@'" + ServerOptions.ADDRESS + "'";
    return String.join(
        "\n",
        "CREATE DATABASE IF NOT EXISTS " + DATABASE + " CHARACTER SET utf8mb4;",
        // a new server lets everybody write to databases called test
        "DROP DATABASE IF EXISTS test;",
        "DELETE FROM mysql.db WHERE User IN ('', 'PUBLIC');",
        "DELETE FROM mysql.global_priv WHERE User = '';",
        "FLUSH PRIVILEGES;",
        "CREATE OR REPLACE USER " + owner + identifiedBy(secrets.password()) + ";",
        "GRANT ALL ON " + DATABASE + ".* TO " + owner + ";",
        "CREATE OR REPLACE USER "
            + reader
            + identifiedBy(secrets.queryPassword())
            + " WITH MAX_STATEMENT_TIME 30 MAX_USER_CONNECTIONS 24;",
        "GRANT SELECT, SHOW VIEW ON " + DATABASE + ".* TO " + reader + ";",
        "");
  }

  private static String identifiedBy(String password) {
    return " IDENTIFIED BY '" + password + "'";
  }
}
