package io.barto.server.container;

import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Rows;
import io.barto.server.query.boundary.Answers;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People's own SQL: it reads whatever they ask for, and can't write. */
class QueryIT extends InServerTest {
  private static final int MOST_KEPT = 100;

  private static final List<String> WRITES =
      List.of(
          "INSERT INTO worker (id) VALUES (1)",
          "UPDATE run SET state = 'SUCCEEDED'",
          "DELETE FROM run",
          "REPLACE INTO run (number) VALUES (1)",
          "CREATE TABLE mine (a INT)",
          "CREATE TEMPORARY TABLE mine (a INT)",
          "CREATE VIEW mine AS SELECT 1",
          "CREATE DATABASE mine",
          "CREATE USER mine",
          "ALTER TABLE run ADD COLUMN mine INT",
          "DROP TABLE run",
          "DROP VIEW output",
          "DROP DATABASE barto",
          "TRUNCATE TABLE run",
          "GRANT ALL ON *.* TO CURRENT_USER",
          "SET GLOBAL max_connections = 1",
          "SHUTDOWN",
          "SELECT 1 INTO OUTFILE '/tmp/barto-query-test'",
          "SELECT 1 INTO DUMPFILE '/tmp/barto-query-test'",
          "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE worker",
          "SELECT 1; DROP TABLE run");

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  @Test
  void query_reads() {
    ledger.claim(List.of(due(greeted(workers, "query-reads"), "s", "true")), NOW);
    var parts = new ArrayList<ServerToCli>();
    long count =
        query(
            "SELECT w.name AS worker, NULL nothing, r.nominal, r.claimed, 'a''\uD83D\uDE80' AS text"
                + " FROM run r JOIN worker w ON w.id = r.worker WHERE w.name = 'query-reads'",
            parts);
    assertThat(count).isEqualTo(1);
    assertThat(parts)
        .containsExactly(
            new Rows(
                List.of("worker", "nothing", "nominal", "claimed", "text"),
                List.of(
                    Arrays.asList(
                        "query-reads",
                        null,
                        "2026-03-08 02:30:00",
                        "2026-03-08 02:30:00.125",
                        "a'\uD83D\uDE80"))));
  }

  @Test
  void query_ofManyRows_comesInPartsInOrder() {
    var parts = new ArrayList<ServerToCli>();
    long count = query("SELECT seq, REPEAT('x', 100) FROM seq_1_to_20000 ORDER BY seq", parts);
    assertThat(count).isEqualTo(20_000);
    assertThat(parts).hasSizeGreaterThan(5);
    var numbers = new ArrayList<String>();
    for (ServerToCli part : parts) {
      ((Rows) part).rows().forEach(row -> numbers.add(row.get(0)));
    }
    assertThat(numbers).hasSize(20_000).startsWith("1", "2").endsWith("19999", "20000");
  }

  @Test
  void query_withoutRows_namesItsColumns() {
    var parts = new ArrayList<ServerToCli>();
    assertThat(query("SELECT id, data FROM output WHERE FALSE", parts)).isZero();
    assertThat(parts).containsExactly(new Rows(List.of("id", "data"), List.of()));
  }

  @Test
  void query_showsTheTables() {
    var parts = new ArrayList<ServerToCli>();
    query("SHOW TABLES", parts);
    assertThat(((Rows) parts.get(0)).rows())
        .contains(List.of("output"), List.of("exit_status"), List.of("run"));
  }

  @Test
  void query_thatWrites_isRefusedWithTheDatabasesMessage() {
    List<String> before = Sql.rows("SHOW TABLES");
    for (String write : WRITES) {
      RefusedException refused = failure(write);
      assertThat(refused.code()).as(write).isEqualTo(ErrorCode.BAD_REQUEST);
      assertThat(refused.text()).as(write).isNotBlank().doesNotContain("Exception", "java");
    }
    assertThat(Sql.rows("SHOW TABLES")).isEqualTo(before);
  }

  /** What a user who can only read may do all the same. */
  @Test
  void query_thatChangesItsSessionOrItself_isRefused() {
    for (String change :
        List.of(
            "SET SESSION TRANSACTION READ WRITE",
            "SET PASSWORD = PASSWORD('mine')",
            "ALTER USER CURRENT_USER IDENTIFIED BY 'mine'",
            "SET STATEMENT max_statement_time=0 FOR SELECT 1",
            "SET SESSION max_statement_time = 0",
            "SET @left = 42",
            "SELECT @left := 42",
            "SELECT 42 INTO @left",
            "SELECT LENGTH(@`a b`:=REPEAT('x', 60000000))",
            "USE information_schema",
            "START TRANSACTION",
            "LOCK TABLES run READ",
            "FLUSH TABLES WITH READ LOCK",
            "HANDLER run OPEN",
            "EXECUTE IMMEDIATE 'DELETE FROM run'",
            "/*!50000 SET PASSWORD = PASSWORD('mine') */",
            "KILL 1")) {
      assertThat(failure(change).text()).as(change).startsWith("queries only read:");
    }
    assertThat(query("SELECT COUNT(*) FROM run", new ArrayList<>())).isEqualTo(1);
  }

  @Test
  void query_leavesNothingToTheNextOne() {
    query("SELECT GET_LOCK('barto-query-test', 0)", new ArrayList<>());
    var parts = new ArrayList<ServerToCli>();
    query("SELECT IS_FREE_LOCK('barto-query-test')", parts);
    assertThat(((Rows) parts.get(0)).rows()).containsExactly(List.of("1"));
  }

  @Test
  void query_thatLocksWhatItReads_isRefused() {
    assertThat(failure("SELECT number FROM run FOR UPDATE").text()).contains("READ ONLY");
    assertThat(failure("SELECT number FROM run LOCK IN SHARE MODE").text())
        .contains("lock nothing");
  }

  /** Side by side, since they take their time. */
  @Test
  void query_thatTakesTooLong_isEnded() {
    ExecutorService people = Executors.newFixedThreadPool(5); // the pool has six connections
    try {
      Stream.of(
              "SELECT SLEEP(600)",
              "SELECT BENCHMARK(10000000000, SHA2('a', 512))",
              "SELECT seq, BENCHMARK(10000000000, SHA2('a', 512)) FROM seq_1_to_3",
              "SELECT COUNT(*) FROM seq_1_to_1000000 a JOIN seq_1_to_1000000 b ON a.seq > b.seq",
              "SELECT GET_LOCK('barto-query-test', 600) + SLEEP(600)")
          .map(slow -> CompletableFuture.runAsync(() -> endsInTime(slow), people))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      people.shutdownNow();
    }
  }

  private void endsInTime(String slow) {
    long begun = System.nanoTime();
    RefusedException ended = failure(slow);
    assertThat(ended.code()).as(slow).isEqualTo(ErrorCode.TIMED_OUT);
    assertThat(ended.text()).contains("stopped after 20 s");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(50));
  }

  @Test
  void query_ofLargeCells_isCut_beforeTheyFillTheMemory() {
    RefusedException row = failure("SELECT REPEAT('x', 5000000) FROM seq_1_to_2000");
    assertThat(row.code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(row.text()).contains("a row has more than");
    RefusedException bytes = failure("SELECT CAST(REPEAT('x', 15000000) AS BINARY)");
    assertThat(bytes.code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(bytes.text()).contains("a row has more than");
    RefusedException all = failure("SELECT REPEAT('x', 1000000) FROM seq_1_to_2000");
    assertThat(all.code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(all.text()).contains("the answer was cut after 536870912 characters");
  }

  @Test
  void query_beyondTheLimit_saysThatItWasCut() {
    RefusedException cut = failure("SELECT seq FROM seq_1_to_1000001");
    assertThat(cut.code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(cut.text()).contains("1000000 rows");
  }

  @Test
  void query_thatIsWrong_getsTheDatabasesMessage() {
    assertThat(failure("SELEKT 1").text()).contains("did you mean SELECT?");
    assertThat(failure("SELECT FROM").text()).contains("error in your SQL syntax");
    assertThat(failure("SELECT nothing FROM run").text()).contains("Unknown column 'nothing'");
    assertThat(failure("SELECT * FROM barto.nowhere").text()).contains("nowhere");
    assertThat(failure("").code()).isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void query_seesNoPasswords() {
    assertThat(failure("SELECT * FROM mysql.global_priv").text()).contains("denied");
    for (String asking :
        List.of(
            "SHOW GRANTS",
            "show/**/grants",
            "SHOW GRANTS FOR CURRENT_USER",
            "SHOW/*!999999 TABLES */ GRANTS",
            "SHOW CREATE USER",
            "SHOW VARIABLES LIKE 'datadir'",
            "SHOW GLOBAL VARIABLES",
            "SHOW PROCESSLIST",
            "SELECT @@datadir",
            "SELECT @@`datadir`",
            "SELECT @@ global . datadir",
            "SELECT '/*', @@datadir, '*/'",
            "SELECT * FROM information_schema.SYSTEM_VARIABLES",
            "SELECT * FROM information_schema.PROCESSLIST",
            "EXPLAIN FOR CONNECTION 1")) {
      assertThat(failure(asking).text()).as(asking).startsWith("queries only read");
    }
    for (String mistyped :
        List.of(
            "SELECT * FROM information_schema.PROCE\u017f\u017fLIST",
            "SHOW\u00a0GRANTS",
            "SELECT @/**/@datadir",
            "TABLE run")) {
      assertThat(failure(mistyped).code()).as(mistyped).isEqualTo(ErrorCode.BAD_REQUEST);
    }
  }

  /** What is left of the server's own: who asks, and how answers come about. */
  @Test
  void query_ofWhoAsksAndHow_isAnswered_withoutSecrets() {
    for (String harmless :
        List.of(
            "SELECT CURRENT_USER(), USER(), DATABASE(), CONNECTION_ID(), VERSION()",
            "SELECT @@version, @@session.time_zone, @@system_time_zone, @@sql_mode",
            "SELECT @@max_statement_time, @@max_allowed_packet, @@group_concat_max_len",
            "SELECT @@transaction_read_only, @@tx_read_only",
            "SELECT * FROM information_schema.USER_PRIVILEGES",
            "SELECT * FROM information_schema.SCHEMA_PRIVILEGES",
            "SHOW FULL TABLES",
            "SHOW COLUMNS FROM run",
            "SHOW FULL FIELDS FROM run",
            "SHOW INDEX FROM run",
            "SHOW CREATE TABLE run",
            "SHOW CREATE VIEW output",
            "DESCRIBE run",
            "EXPLAIN FORMAT=JSON SELECT 1",
            "VALUES (1), (2)")) {
      var parts = new ArrayList<ServerToCli>();
      assertThat(query(harmless, parts)).as(harmless).isPositive();
      assertThat(parts.toString())
          .as(harmless)
          .doesNotContainIgnoringCase("password")
          .doesNotContain(requireNonNull(System.getProperty("barto.data.dir")))
          .doesNotContainPattern("\\*[0-9A-F]{40}");
    }
  }

  @Test
  void query_ofYesOrNo_isNotTakenForBytes() {
    ledger.claim(List.of(due(greeted(workers, "query-flags"), "s", "true")), NOW);
    var parts = new ArrayList<ServerToCli>();
    query(
        "SELECT r.stop_on_failure FROM run r JOIN worker w ON w.id = r.worker"
            + " WHERE w.name = 'query-flags'",
        parts);
    assertThat(((Rows) parts.get(0)).rows().toString()).doesNotContain("0x");
  }

  @Test
  void query_ofBytes_showsThemInHex() {
    var parts = new ArrayList<ServerToCli>();
    query(
        "SELECT UNHEX('ff00') a, CAST('é' AS BINARY(4)) b, CAST(NULL AS BINARY) c, UNHEX('') d,"
            + " b'101' e, 'é' f, CAST('6ccd780c-baba-1026-9564-5b8c656024db' AS UUID) g,"
            + " POINT(1, 0) h",
        parts);
    assertThat(parts)
        .containsExactly(
            new Rows(
                List.of("a", "b", "c", "d", "e", "f", "g", "h"),
                List.of(
                    Arrays.asList(
                        "0xff00",
                        "0xc3a90000",
                        null,
                        "0x",
                        "0x05",
                        "é",
                        "6ccd780c-baba-1026-9564-5b8c656024db",
                        "0x000000000101000000000000000000f03f0000000000000000"))));
  }

  /** The driver would read all that are left. */
  @Test
  void query_whoseReaderHasGone_isStopped() {
    long before = rowsSent();
    assertThatExceptionOfType(EJBException.class)
        .isThrownBy(
            () ->
                answers.answer(
                    new CliToServer.Query("SELECT REPEAT('x', 1000) FROM seq_1_to_1000000"),
                    part -> {
                      throw new IllegalStateException("gone");
                    }));
    assertThat(rowsSent() - before).isLessThan(900_000);
  }

  private static long rowsSent() {
    return Sql.number(
        "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
            + " WHERE VARIABLE_NAME = 'ROWS_SENT'");
  }

  private long query(String sql, List<ServerToCli> parts) {
    // what is not looked at is not kept
    return answers.answer(
        new CliToServer.Query(sql),
        part -> {
          if (parts.size() < MOST_KEPT) {
            parts.add(part);
          }
        });
  }

  private RefusedException failure(String sql) {
    RefusedException failure =
        catchThrowableOfType(RefusedException.class, () -> query(sql, new ArrayList<>()));
    assertThat(failure).as("the refusal of `%s`", sql).isNotNull();
    return failure;
  }
}
