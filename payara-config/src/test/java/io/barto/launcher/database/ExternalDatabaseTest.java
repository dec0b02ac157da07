package io.barto.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.barto.config.MariaDbConfig;
import io.barto.config.Secret;
import io.barto.launcher.failure.StartFailure;
import io.barto.program.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

  private static MariaDbConfig at(int port) {
    return new MariaDbConfig(
        "127.0.0.1",
        port,
        "me",
        Secret.of("hush-hush"),
        "barto",
        null,
        "reader",
        Secret.of("psst"));
  }

  @Test
  void await_saysWhereAndWhyAndGivesUp() throws IOException {
    int nobodyListens = FreePort.any();
    List<String> notices = new ArrayList<>();

    StartFailure failure =
        catchThrowableOfType(
            StartFailure.class,
            () ->
                new ExternalDatabase(at(nobodyListens)).await(Duration.ofSeconds(1), notices::add));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
    assertThat(failure)
        .hasMessageContaining("127.0.0.1:" + nobodyListens)
        .hasMessageContaining("refused")
        .hasMessageNotContaining("hush-hush");
    assertThat(notices).isNotEmpty().allMatch(notice -> notice.contains("127.0.0.1:"));
  }

  @Test
  void access_hasTheQueryUser() {
    DatabaseAccess access = new ExternalDatabase(at(3306)).access();

    assertThat(access.properties())
        .containsEntry("barto.db.user", "me")
        .containsEntry("barto.query.user", "reader")
        .containsEntry("barto.query.password", "psst");
  }

  @Test
  void access_switchesQueriesOffWhereNoUserIsConfigured() {
    MariaDbConfig config =
        new MariaDbConfig("db", 3306, "me", Secret.of("a"), "barto", null, null, null);

    assertThat(new ExternalDatabase(config).access().properties())
        .doesNotContainKey("barto.query.user");
  }
}
