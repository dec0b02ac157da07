package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker's disk: copied, or too small. */
class WorkerDiskIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path home;

  private static String schedule(String onCalendar, String command) {
    return """
    [schedules.vader]
    schedules = [ { name = "it", on_calendar = "%s", cmds = ["%s"] } ]
    """
        .formatted(onCalendar, command);
  }

  @Test
  void aCopiedFolderThatRanOnFurtherThanTheOriginal_isTold() throws Exception {
    try (var barto = Installation.start(home.resolve("barto"), schedule("*-*-* *:*:*", "true"))) {
      Path folder = barto.home().resolve("worker-vader");
      Path copy = barto.home().resolve("copy");
      try (RunningProgram worker = barto.startWorker("vader")) {
        barto.awaitNumber("SELECT COUNT(*) FROM run WHERE exit_code = 0", 3, LIMIT);
        stop(worker);
      }
      copy(folder, copy);
      try (RunningProgram original = barto.launchWorker("vader", "", barto.port())) {
        barto.awaitNumber("SELECT COUNT(*) FROM run WHERE exit_code = 0", 6, LIMIT);
        stop(original);
      }
      Files.move(folder, barto.home().resolve("original"));
      Files.move(copy, folder);
      try (RunningProgram cutOff =
          barto.launchWorker("vader", "dispatch_grace = 1\n", Installation.freePort())) {
        cutOff.awaitOutput("(due ", LIMIT);
        await("30 fires of its own")
            .atMost(LIMIT)
            .until(() -> cutOff.output().split("exit 0 after", -1).length > 30);
        stop(cutOff);
      }
      try (RunningProgram back = barto.launchWorker("vader", "", barto.port())) {
        barto.server().awaitOutput("gone on by itself", LIMIT);
        back.awaitOutput("gone on by itself", LIMIT);
        assertThat(barto.cli("clients").output()).contains("warning: vader", "gone on by itself");
      }
    }
  }

  private static void stop(RunningProgram worker) throws Exception {
    worker.signal("TERM");
    worker.awaitExit(LIMIT);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void aFullSpoolWithoutAServer_isAGapInTheList_andInTheLedger() throws Exception {
    Path go = home.resolve("go");
    Path done = home.resolve("done");
    String write = "head -c 20000000 /dev/zero | tr '\\\\0' x | fold -w 100000";
    String command =
        "until [ -e %s ]; do sleep 0.2; done; %s; sleep 2; %s; echo; echo the end; touch %s"
            .formatted(go, write, write, done);
    String schedule = schedule("*-*-* *:*:0/10", command);
    try (var barto = Installation.start(home.resolve("barto"), schedule);
        RunningProgram worker =
            barto.launchWorker(
                "vader", "spool_limit = \"1MiB\"\ndispatch_grace = 1\n", barto.port())) {
      barto.awaitNumber("SELECT COUNT(*) FROM run WHERE state = 'RUNNING'", 1, LIMIT);
      barto.server().signal("KILL");
      barto.server().awaitExit(LIMIT);
      Files.createFile(go);
      worker.awaitOutput("further output is lost", LIMIT);
      await("the command never hangs").atMost(LIMIT).until(() -> Files.exists(done));
      barto.restartServer();
      barto.awaitNumber("SELECT COUNT(*) FROM output WHERE kind = 'gap'", 1, LIMIT);
      barto.awaitNumber(
          "SELECT COUNT(*) FROM run r WHERE r.exit_code = 0 AND r.stdout_bytes > 40000000"
              + " AND r.stdout_bytes = (SELECT SUM(c.bytes) FROM output_chunk c"
              + " WHERE c.run = r.number AND c.kind = 0)",
          1,
          LIMIT);
      assertThat(barto.cli("list", "--name", "vader", "-c", "it").output())
          .containsPattern("(?m)^LOST +0 .* of standard output are lost here: .*spool_limit");
    }
  }
}
