package io.barto.launcher.database;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the application reaches its database: as the owner of the tables, and for people's own SQL as
 * a user that may only read (an empty name switches that off).
 */
public record DatabaseAccess(
    String url,
    String user,
    String password,
    String queryUrl,
    String queryUser,
    String queryPassword) {

  /** The system properties that the application reads. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("barto.db.url", url);
    properties.put("barto.db.user", user);
    properties.put("barto.db.password", password);
    properties.put("barto.query.url", queryUrl);
    if (!queryUser.isEmpty()) {
      properties.put("barto.query.user", queryUser);
      properties.put("barto.query.password", queryPassword);
    }
    return properties;
  }

  @Override
  public String toString() {
    return "DatabaseAccess[" + url + ", " + user + "]";
  }
}
