package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderGrantsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GRANT USAGE ON *.* TO `q`@`127.0.0.1` IDENTIFIED BY PASSWORD '*1' WITH MAX_STATEMENT_TIME 30",
        "GRANT SELECT ON `barto`.* TO `q`@`127.0.0.1`",
        "GRANT SELECT, SHOW VIEW ON `barto`.* TO `q`@`%`",
        "GRANT SELECT (`data`, `id`) ON `barto`.`output` TO `q`@`%`"
      })
  void reading_isNothingElse(String grant) {
    assertThat(ReaderGrants.other(grant)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GRANT ALL PRIVILEGES ON `barto`.* TO `q`@`%` | ALL PRIVILEGES
          GRANT SELECT, INSERT ON `barto`.* TO `q`@`%` | INSERT
          GRANT FILE ON *.* TO `q`@`%` | FILE
          GRANT SELECT, UPDATE (`a`, `b`) ON `barto`.`run` TO `q`@`%` | UPDATE (`a`, `b`)
          GRANT EXECUTE ON PROCEDURE `barto`.`p` TO `q`@`%` | EXECUTE
          GRANT `writer` TO `q`@`%` | a role
          SET DEFAULT ROLE `writer` FOR `q`@`%` | a role
          """)
  void whatElse_isNamed(String grant, String other) {
    assertThat(ReaderGrants.other(grant)).contains(other);
  }
}
