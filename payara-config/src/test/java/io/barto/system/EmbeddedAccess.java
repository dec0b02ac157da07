package io.barto.system;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Logs in to a server's embedded database from outside, by the file that only its owner reads. */
final class EmbeddedAccess {
  private EmbeddedAccess() {}

  /** A JDBC URL with user and password. */
  static String url(Path dataDir) {
    Properties properties = properties(dataDir);
    return "jdbc:mariadb://127.0.0.1:%s/barto?user=barto&password=%s&connectionTimeZone=UTC"
        .formatted(properties.getProperty("port"), properties.getProperty("password"));
  }

  /** All its passwords. */
  static List<String> passwords(Path dataDir) {
    Properties properties = properties(dataDir);
    return List.of(properties.getProperty("password"), properties.getProperty("query_password"));
  }

  private static Properties properties(Path dataDir) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(dataDir.resolve("database/secrets.properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
