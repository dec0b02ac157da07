package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys on one side or both, right and wrong: who fits works, who does not is told why. */
class KeyMismatchIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SIGNING =
      "signing_key = \"nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\"\n";
  private static final String RIGHT_KEY =
      "server_public_key = \"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"\n";
  private static final String WRONG_KEY =
      "server_public_key = \"PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\"\n";
  private static final String HMAC = "hmac_key = \"shared secret\"\n";
  private static final String WRONG_HMAC = "hmac_key = \"another secret\"\n";
  private static final String NO_KEYS = "";

  @Test
  void keysThatFit_work_andOthersAreToldWhatIsWrong(@TempDir Path home) throws IOException {
    try (Installation installation = Installation.start(home, SIGNING + HMAC, NO_KEYS)) {
      works(installation, "both", RIGHT_KEY + HMAC);
      works(installation, "mac-only", HMAC);
      refused(installation, "no-mac", RIGHT_KEY, "set its hmac_key in bartoc.toml");
      refused(installation, "wrong-mac", RIGHT_KEY + WRONG_HMAC, "wrong MAC");
      refused(installation, "wrong-key", WRONG_KEY + HMAC, "not signed by the key of");

      installation.restartServer(NO_KEYS, "");
      works(installation, "plain", NO_KEYS);
      refused(installation, "unsigned", RIGHT_KEY, "set signing_key in bartos.toml");
      refused(installation, "unauthenticated", HMAC, "set hmac_key in bartos.toml");

      installation.restartServer(SIGNING, "");
      works(installation, "verifying", RIGHT_KEY);
      works(installation, "trusting", NO_KEYS);
    }
  }

  private static void works(Installation installation, String name, String keys)
      throws IOException {
    try (RunningProgram worker = installation.launchWorker(name, keys, installation.port())) {
      worker.awaitOutput("welcomed by bartos", LIMIT);
      installation.server().awaitOutput("worker " + name + " connected", LIMIT);
      assertThat(worker.output()).doesNotContain("dropped", "Exception");
    }
  }

  /** Both sides show the reason; the worker goes on trying. */
  private static void refused(Installation installation, String name, String keys, String why)
      throws IOException {
    try (RunningProgram worker = installation.launchWorker(name, keys, installation.port())) {
      worker.awaitOutput(why, LIMIT);
      worker.awaitOutput("not connected: ", LIMIT);
      assertThat(worker.isAlive()).isTrue();
      assertThat(worker.output())
          .doesNotContain("welcomed", "Exception", "shared secret", "another secret");
      installation.server().awaitOutput("worker " + name + " ", LIMIT);
      String told = "(?s).*WARN[^\\n]*worker " + name + " [^\\n]*" + why + ".*";
      await(name).atMost(LIMIT).until(() -> installation.server().output().matches(told));
      // a close that crosses the peer's must not leave the container with half a request
      assertThat(installation.server().output()).doesNotContain("NullPointerException", "WELD-");
    }
  }
}
