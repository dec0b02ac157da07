package io.barto.launcher.database;

import io.barto.config.MariaDbConfig;
import io.barto.config.Secret;
import io.barto.launcher.failure.StartFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** The database that {@code [mariadb]} names: not ours to start, only to wait for. */
public final class ExternalDatabase {

  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final long TRY_EVERY_MILLIS = 1_000;
  private static final int VALID_SECONDS = 5;
  private static final int ACCESS_DENIED = 1045;
  private static final int NO_RIGHT_TO_DATABASE = 1044;
  private static final int NO_SUCH_DATABASE = 1049;

  private final MariaDbConfig config;
  private final DatabaseAccess access;

  public ExternalDatabase(MariaDbConfig config) {
    this.config = config;
    this.access = access(config);
  }

  private static DatabaseAccess access(MariaDbConfig config) {
    String url = JdbcOptions.completed(config.jdbcUrl());
    Secret queryPassword = config.queryPassword();
    String queryUser = config.queryUsername();
    return new DatabaseAccess(
        url,
        config.username(),
        config.password().reveal(),
        url,
        queryUser == null ? "" : queryUser,
        queryPassword == null ? "" : queryPassword.reveal());
  }

  public DatabaseAccess access() {
    return access;
  }

  /**
   * Returns once the database lets us in.
   *
   * @param notice told every few seconds why it does not yet
   * @throws StartFailure when it did not in time
   */
  public void await(Duration patience, Consumer<String> notice) {
    Waiting waiting = new Waiting();
    long start = System.nanoTime();
    long told = start - TELL_EVERY.toNanos();
    for (String reason = refusal(); !reason.isEmpty(); reason = refusal()) {
      long now = System.nanoTime();
      if (now - told >= TELL_EVERY.toNanos()) {
        notice.accept("Waiting for the database at %s: %s".formatted(place(), reason));
        told = now;
      }
      if (now - start > patience.toNanos()) {
        throw StartFailure.unavailable(
            "The database at %s could not be used for %d s: %s."
                .concat(" Check that it runs and that [mariadb] is right.")
                .formatted(place(), patience.toSeconds(), reason));
      }
      waiting.pause(TRY_EVERY_MILLIS);
    }
  }

  /** Empty when it works. Driver messages name addresses and users, never the password. */
  private String refusal() {
    try (Connection connection =
        DriverManager.getConnection(access.url(), access.user(), access.password())) {
      return connection.isValid(VALID_SECONDS) ? "" : "it does not answer";
    } catch (SQLException e) {
      return reason(e);
    }
  }

  private String reason(SQLException e) {
    return switch (e.getErrorCode()) {
      case ACCESS_DENIED -> "it refuses user '%s' or the password".formatted(config.username());
      case NO_RIGHT_TO_DATABASE ->
          "user '%s' may not use database '%s'".formatted(config.username(), config.database());
      case NO_SUCH_DATABASE -> "it has no database '%s'".formatted(config.database());
      default -> rootMessage(e);
    };
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private String place() {
    return config.host() + ":" + config.port();
  }
}
