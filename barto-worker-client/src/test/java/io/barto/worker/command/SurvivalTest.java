package io.barto.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalTest {
  @TempDir Path runs;

  /** Starts one command as the worker does, and waits to be killed. */
  static final class Spawner {
    public static void main(String[] arguments) throws Exception {
      Path runs = Path.of(arguments[0]);
      Instant nominal = Instant.parse("2026-11-23T10:00:05Z");
      var command =
          new RunCommand(UUID.fromString(arguments[1]), "w", "s", nominal, 1, arguments[2]);
      Launcher.in(runs, Host.find(System.getenv()))
          .start(RunDirectory.of(runs, command.run()), command)
          .waitFor();
    }
  }

  @Test
  void command_andItsOutputSurviveTheDeathOfTheirSpawner() throws Exception {
    Path go = runs.resolve("go");
    String waiting =
        "echo before; while [ ! -e '" + go + "' ]; do sleep 0.05; done; echo after; exit 5";
    UUID run = UUID.randomUUID();
    Process spawner = spawner(run, waiting);
    var started = new Started(RunDirectory.of(runs, run), spawner);
    started.until(() -> started.output("out").equals("before\n"));

    assertThat(spawner.destroyForcibly().waitFor()).isEqualTo(137);
    var liveness = new Liveness(Host.find(System.getenv()), ProcessTable.ofThisHost());
    Marker marker = Objects.requireNonNull(started.directory().marker());
    assertThat(liveness.alive(started.directory(), marker)).isTrue();

    PrivateFiles.file(go);
    started.awaitEnd();
    assertThat(started.exitCode()).isEqualTo(5);
    started.until(() -> started.output("out").equals("before\nafter\n"));
    started.until(() -> !liveness.alive(started.directory(), marker));
  }

  private Process spawner(UUID run, String command) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String path = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            path,
            Spawner.class.getName(),
            runs.toString(),
            run.toString(),
            command)
        .inheritIO()
        .start();
  }
}
