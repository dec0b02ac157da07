package io.barto.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * {@code [mariadb]}: the database to use.
 *
 * @param host name or address
 * @param port 3306 unless given
 * @param username who connects
 * @param password with which password
 * @param database the database's name
 * @param options {@code &}-separated {@code key=value}; null: none
 * @param queryUsername who runs people's own queries, a user that may only read; null: none set
 * @param queryPassword with which password; null: none set
 */
public record MariaDbConfig(
    String host,
    int port,
    String username,
    Secret password,
    String database,
    @Nullable String options,
    @Nullable String queryUsername,
    @Nullable Secret queryPassword) {
  public MariaDbConfig {
    requireNonNull(host, "host");
    requireNonNull(username, "username");
    requireNonNull(password, "password");
    requireNonNull(database, "database");
  }

  /** The address for MariaDB Connector/J, with the options in its terms; without user, password. */
  public String jdbcUrl() {
    String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    String url = "jdbc:mariadb://" + name + ":" + port + "/" + database;
    return options == null ? url : url + "?" + ConnectorOptions.translate(options);
  }

  /** Without the options: they may hold passwords of key stores. */
  @Override
  public String toString() {
    return "MariaDbConfig[" + host + ":" + port + "/" + database + ", username=" + username + "]";
  }
}
