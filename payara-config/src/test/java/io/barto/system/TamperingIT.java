package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.system.FrameProxy.Trick;
import io.barto.system.FrameProxy.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody between worker and server changes, repeats and redirects messages; runs go on. */
class TamperingIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
  private static final String PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String HMAC = "hmac_key = \"shared secret\"\n";
  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [{ name = "line", on_calendar = "*-*-* *:*:*", cmds = ["echo $BARTO_FIRE_TIME"] }]
      [schedules.luke]
      schedules = [{ name = "line", on_calendar = "*-*-* *:*:*", cmds = ["echo luke"] }]
      """;
  private static final String ENDED =
      "SELECT COUNT(*) FROM run r JOIN worker w ON w.id = r.worker"
          + " WHERE w.name = 'vader' AND r.state = 'SUCCEEDED'";

  @Test
  void whateverIsDoneToMessages_isDroppedCountedAndShown_andRunsGoOn(@TempDir Path home)
      throws Exception {
    try (Installation installation =
            Installation.start(home, "signing_key = \"" + SEED + "\"\n" + HMAC, SCHEDULES);
        FrameProxy proxy = new FrameProxy(installation.port())) {
      assertThat(installation.server().output()).contains("fingerprint 21fe31dfa154a261");
      String keys = "server_public_key = \"" + PUBLIC + "\"\n" + HMAC;
      RunningProgram worker = installation.launchWorker("vader", keys, proxy.port());
      installation.launchWorker("luke", keys, proxy.port());
      installation.awaitNumber(ENDED, 3, LIMIT);
      int tricks = 0;
      // the first one makes the connection an earlier one
      for (Trick trick : Trick.values()) {
        for (Way way : Way.values()) {
          proxy.play(way, trick);
          tricks++;
          await(trick + " " + way).atMost(LIMIT).until(proxy::played);
          installation.awaitNumber(ENDED, installation.number(ENDED) + 1, LIMIT);
        }
      }
      assertThat(worker.output()).contains("dropped a message").doesNotContain("Exception");
      assertThat(installation.server().output()).contains("worker vader: dropped");
      assertShown(installation, tricks);
      assertNothingLost(installation);
    }
  }

  private static void assertShown(Installation installation, int tricks) throws Exception {
    // a worker reports with its next heartbeat
    await("every trick is counted")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              String info = installation.cli("info").output();
              long byServer = number(info, "Dropped Messages +(\\d+)");
              long byWorker = number(info, "Dropped By Workers +(\\d+)");
              assertThat(byServer).as(info).isPositive();
              assertThat(byWorker).as(info).isPositive();
              assertThat(byServer + byWorker).as(info).isGreaterThanOrEqualTo(tricks);
            });
    assertThat(installation.cli("clients").output())
        .contains("Dropped messages")
        .containsPattern("vader +server +repeated or out of order +\\d")
        .containsPattern("vader +worker +repeated or out of order +\\d")
        .containsPattern("vader +server +without MAC")
        .containsPattern("vader +worker +wrong MAC");
  }

  private static long number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern + " in " + text).isTrue();
    return Long.parseLong(found.group(1));
  }

  /** Each run ends well, and has its one line. */
  private static void assertNothingLost(Installation installation) {
    String vader = " FROM run r JOIN worker w ON w.id = r.worker WHERE w.name = 'vader'";
    long until = installation.number("SELECT UNIX_TIMESTAMP(MAX(nominal))" + vader);
    String upToNow = vader + " AND UNIX_TIMESTAMP(r.nominal) <= " + until;
    installation.awaitNumber(
        "SELECT SUM(r.state IN ('DUE', 'DISPATCHED', 'RUNNING')) = 0" + upToNow, 1, LIMIT);
    assertThat(
            installation.texts(
                "SELECT CONCAT_WS(' ', r.nominal, r.origin, r.state, r.reason)"
                    + upToNow
                    + " AND r.state <> 'SUCCEEDED'"))
        .isEmpty();
    assertThat(
            installation.number(
                "SELECT COUNT(*)"
                    + upToNow
                    + " AND (SELECT COUNT(*) FROM output o WHERE o.cmd_uuid = r.run_id) <> 1"))
        .as("runs without their line, or with another")
        .isZero();
  }
}
