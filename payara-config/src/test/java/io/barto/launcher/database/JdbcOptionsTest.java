package io.barto.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdbcOptionsTest {

  @Test
  void completed_saysUtcAndMysqlMetadataWhereNothingIsConfigured() {
    assertThat(JdbcOptions.completed("jdbc:mariadb://db:3306/barto"))
        .isEqualTo(
            "jdbc:mariadb://db:3306/barto?connectTimeout=5000&connectionTimeZone=UTC"
                + "&fallbackToSystemKeyStore=false&forceConnectionTimeZoneToSession=true&preserveInstants=true"
                + "&useMysqlMetadata=true");
  }

  @Test
  void completed_leavesWhatTheConfigurationSays() {
    assertThat(
            JdbcOptions.completed("jdbc:mariadb://db:3306/barto?sslMode=trust&connectTimeout=100"))
        .isEqualTo(
            "jdbc:mariadb://db:3306/barto?sslMode=trust&connectTimeout=100"
                + "&connectionTimeZone=UTC&fallbackToSystemKeyStore=false"
                + "&forceConnectionTimeZoneToSession=true&preserveInstants=true&useMysqlMetadata=true");
  }
}
