package io.barto.server.maintenance.boundary;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * The pools: one for the server's own work, and a small one whose database user can only read, for
 * the queries that people write. Whoever starts the container sets the {@code barto.*} properties:
 * the {@code bartos} launcher, or the script for a full server.
 */
@DataSourceDefinition(
    name = DataSources.BARTO,
    className = "org.mariadb.jdbc.MariaDbDataSource",
    url = "${MPCONFIG=barto.db.url}",
    user = "${MPCONFIG=barto.db.user}",
    password = "${MPCONFIG=barto.db.password}",
    initialPoolSize = 2,
    minPoolSize = 2,
    maxPoolSize = 16,
    properties = {
      // through the container's wrappers, reading a typed column looks its method up each time
      "fish.payara.wrap-jdbc-objects=false",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=5",
      "fish.payara.max-wait-time-in-millis=10000"
    })
@DataSourceDefinition(
    name = DataSources.QUERY,
    className = "org.mariadb.jdbc.MariaDbDataSource",
    url = "${MPCONFIG=barto.query.url}",
    user = "${MPCONFIG=barto.query.user:nobody}",
    password = "${MPCONFIG=barto.query.password:none}",
    initialPoolSize = 0,
    minPoolSize = 0,
    maxPoolSize = 6,
    properties = {
      // what a query left in its session must not meet the next one
      "fish.payara.max-connection-usage-count=1",
      "fish.payara.wrap-jdbc-objects=false",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.max-wait-time-in-millis=10000"
    })
@Singleton
public class DataSources {
  /** The server's own data source. */
  public static final String BARTO = "java:app/jdbc/barto";

  /** The data source of a user who can only read. */
  public static final String QUERY = "java:app/jdbc/bartoQuery";
}
