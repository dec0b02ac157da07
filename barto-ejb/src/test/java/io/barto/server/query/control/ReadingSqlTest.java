package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingSqlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        " select 1",
        "(SELECT 1) UNION (SELECT 2)",
        "-- a comment\nSELECT 1",
        "# a comment\nSELECT 1",
        "/* a * comment */ SELECT 1",
        "/**/WITH a AS (SELECT 1) SELECT * FROM a",
        "SHOW TABLES",
        "DESC run",
        "describe run",
        "EXPLAIN SELECT 1",
        "VALUES (1), (2)",
        "show/* a */full -- b\n columns FROM run",
        "SHOW INDEX FROM run",
        "SHOW CREATE VIEW output",
        "SELECT CURRENT_USER(), DATABASE(), ': =', @@version, @@session.time_zone",
        "SELECT data FROM output WHERE data LIKE '%user@host @ home%'",
        "SELECT 'lock', 'share'",
        "SELECT 'intone', into_what FROM run",
        "EXPLAIN FORMAT=JSON SELECT 1"
      })
  void whatReads_isTaken(String sql) {
    assertThat(ReadingSql.mistake(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET PASSWORD = ''",
        "SET STATEMENT max_statement_time=0 FOR SELECT SLEEP(9)",
        "/*! SET @a = 1 */",
        "/*M! SET @a = 1 */",
        "/* SELECT */ DELETE FROM run",
        "-- SELECT\nDELETE FROM run",
        "(DELETE FROM run)",
        "EXECUTE IMMEDIATE 'SELECT 1'",
        "HANDLER run OPEN",
        "LOCK TABLES run READ",
        "ANALYZE SELECT 1",
        "DO SLEEP(1)",
        "SELECTED",
        "/* without an end",
        "",
        "; SELECT 1",
        " \n",
        "/* nothing */",
        "TABLE run",
        "PREPARE a FROM 'SELECT 1'",
        "SELECT/*!50000 1 */",
        "/*!999999 SELECT 1 */ SET PASSWORD = ''",
        "SHOW/*!999999 TABLES */ GRANTS",
        "SHOW GRANTS",
        "show/**/grants",
        "SHOW (GRANTS)",
        "SHOW\u00a0TABLES",
        "SHOW TABLES_GRANTS",
        "SHOW CREATE USER",
        "SHOW CREATE/* TABLE */USER",
        "SHOW FULL PROCESSLIST",
        "SHOW VARIABLES",
        "SHOW GLOBAL VARIABLES",
        "SHOW SESSION STATUS",
        "SHOW",
        "EXPLAIN FOR CONNECTION 3",
        "DESC FORMAT='json' for/**/connection 3",
        "SELECT @mine := 1",
        "SELECT @mine/**/:=1",
        "SELECT 1 INTO @mine",
        "SELECT 1/**/into/**/@mine",
        "SELECT REPEAT('x', 9) INTO OUTFILE '/tmp/a'",
        "SELECT @@datadir",
        "SELECT @@GLOBAL.datadir",
        "SELECT @@ datadir",
        "SELECT @@`datadir`",
        "SELECT @@global . datadir",
        "SELECT @@version_compile_os",
        "SELECT @@version, @@basedir",
        "SELECT '/*', @@datadir, '*/'",
        "SELECT * FROM information_schema.GLOBAL_VARIABLES",
        "SELECT * FROM `information_schema`.`system_variables`",
        "SELECT * FROM information_schema.processLiSt",
        "SELECT * FROM information_schema.PROCE\u017f\u017fLIST",
        "SELECT '/*' FROM run LOCK/**/IN SHARE MODE",
        "SELECT 1 FROM run LOCK IN SHARE MODE",
        "SELECT 1 FROM run lock/* a */in -- b\n share\tmode",
        "SELECT 1 FROM run LOCK/*!50000 IN */SHARE/*M!100100 MODE*/"
      })
  void whatElseThereIs_isNot(String sql) {
    assertThat(ReadingSql.mistake(sql)).isPresent();
  }

  @Test
  void mistake_saysWhatWasMeant() {
    assertThat(ReadingSql.mistake("SELEKT 1"))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("queries only read: they begin with SELECT, WITH, ")
                    .endsWith("which `SELEKT` does not; did you mean SELECT?"));
  }

  @Test
  void mistake_ofALongText_isFoundSoon() {
    for (String part :
        List.of(
            "/*",
            " /*",
            "/**/",
            "/*!",
            "# ",
            "-- ",
            "(",
            " ",
            "LOCK ",
            "*/",
            "@",
            "@ ",
            "LOCK SHARE ")) {
      String text = part.repeat(1_000_000 / part.length());
      Optional<String> unused =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> ReadingSql.mistake("SELECT " + text));
      unused = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ReadingSql.mistake(text));
    }
  }

  @Test
  void mistake_aCommentWithoutAnEnd_isToTheEnd() {
    assertThat(ReadingSql.mistake("SELECT 1 /* and more")).isEmpty();
    assertThat(ReadingSql.mistake("/* SELECT 1")).isPresent();
  }

  @Test
  void mistake_inAStringOrComment_isOneTooMuch() {
    assertThat(ReadingSql.mistake("SELECT ' LOCK  IN SHARE MODE'")).isPresent();
    assertThat(ReadingSql.mistake("SELECT 1 /* LOCK IN SHARE MODE")).isPresent();
  }

  @Test
  void mistake_ofNothing_saysSo() {
    assertThat(ReadingSql.mistake(" \n"))
        .hasValueSatisfying(text -> assertThat(text).startsWith("the query is empty"));
  }
}
