package io.barto.launcher.database;

import io.barto.launcher.files.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * What must be known to log in to the embedded server: kept from start to start, so that a server
 * still running can be found and adopted.
 *
 * @param port on 127.0.0.1
 * @param password of the owner
 * @param queryPassword of the user that may only read
 */
record Secrets(int port, String password, String queryPassword) {

  private static final int PASSWORD_BYTES = 24;

  static Secrets generate(int port, SecureRandom random) {
    return new Secrets(port, randomPassword(random), randomPassword(random));
  }

  private static String randomPassword(SecureRandom random) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Secrets withPort(int other) {
    return new Secrets(other, password, queryPassword);
  }

  static Secrets read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    try {
      return new Secrets(
          Integer.parseInt(property(properties, "port", file)),
          property(properties, "password", file),
          property(properties, "query_password", file));
    } catch (NumberFormatException e) {
      throw new IOException(file + ": port is no number", e);
    }
  }

  private static String property(Properties properties, String name, Path file) throws IOException {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IOException(file + ": " + name + " is missing");
    }
    return value;
  }

  void write(Path file) throws IOException {
    PrivateFile.write(
        file, "port=%d%npassword=%s%nquery_password=%s%n".formatted(port, password, queryPassword));
  }

  @Override
  public String toString() {
    return "Secrets[port=" + port + "]";
  }
}
