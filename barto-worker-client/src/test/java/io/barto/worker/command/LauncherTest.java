package io.barto.worker.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  @TempDir Path runs;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 255})
  void exitCode_isTheCommands(int code) throws IOException {
    assertThat(Started.command(runs, "exit " + code).awaitEnd().exitCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "KILL, 137", "INT, 130", "HUP, 129"})
  void exitCode_ofASignalledCommandIs128AndTheSignal(String signal, int code) throws IOException {
    Started started = Started.command(runs, "sleep 60; echo still here").awaitStart();
    new Signals(Host.find(System.getenv())).send(signal, started.directory());
    assertThat(started.awaitEnd().exitCode()).isEqualTo(code);
    assertThat(started.output("out")).isEmpty();
  }

  @Test
  void exitCode_ofNoSuchCommandIs127() throws IOException {
    Started started = Started.command(runs, "no-such-command-at-all").awaitEnd();
    assertThat(started.exitCode()).isEqualTo(127);
    assertThat(started.output("err")).contains("no-such-command-at-all");
  }

  @Test
  void parent_outlivesASignalToItsWholeGroup() throws IOException {
    Started started = Started.command(runs, "echo a; sleep 0.3; echo b; exit 7").awaitStart();
    send("TERM", -started.parent().pid());
    assertThat(started.awaitEnd().exitCode()).isEqualTo(7);
    assertThat(started.output("out")).isEqualTo("a\nb\n");
  }

  @Test
  void signals_haveTheirDefaultsInTheCommand() throws IOException {
    String self = "kill -TERM $$; echo ignored";
    assertThat(Started.command(runs, self).awaitEnd().exitCode()).isEqualTo(143);
    String interrupted = "kill -INT $$; echo ignored";
    assertThat(Started.command(runs, interrupted).awaitEnd().exitCode()).isEqualTo(130);
  }

  @Test
  void output_ofBothStreamsIsWholeAndInOrder() throws IOException {
    String twice =
        "i=0; while [ $i -lt 100000 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done";
    Started started = Started.command(runs, twice).awaitEnd();
    assertThat(started.output("out")).isEqualTo(lines("out"));
    assertThat(started.output("err")).isEqualTo(lines("err"));
  }

  private static String lines(String name) {
    return IntStream.range(0, 100_000).mapToObj(i -> name + " " + i + "\n").collect(joining());
  }

  @Test
  void output_ofASilentCommandIsEmptyAndEnded() throws IOException {
    Started started = Started.command(runs, "true").awaitEnd();
    assertThat(started.output("out")).isEmpty();
    assertThat(started.output("err")).isEmpty();
    assertThat(started.directory().path().resolve("out.end")).exists();
    assertThat(started.directory().path().resolve("err.end")).exists();
  }

  @Test
  void standardInput_isAtItsEnd() throws IOException {
    Started started = Started.command(runs, "cat; echo done").awaitEnd();
    assertThat(started.output("out")).isEqualTo("done\n");
  }

  @Test
  void environment_tellsTheRunAndHidesTheWorker() throws IOException {
    String tell = "env | grep ^BARTO; pwd; umask";
    Started started = Started.command(runs, tell).awaitEnd();
    String run = started.directory().path().getFileName().toString();
    assertThat(started.output("out").lines())
        .contains(
            "BARTO_RUN_ID=" + run,
            "BARTO_SCHEDULE=disk-space",
            "BARTO_FIRE_TIME=2026-11-23T10:00:05Z",
            "BARTO_WORKER=vader",
            "BARTO_ATTEMPT=1",
            System.getenv("HOME"),
            Host.find(System.getenv()).umask())
        .noneMatch(line -> line.startsWith("BARTOC_"));
  }

  @Test
  void start_ofTheSameRunTwiceRunsItOnce() throws IOException {
    Host host = Host.find(System.getenv());
    Launcher launcher = Launcher.in(runs, host);
    Path witness = runs.resolve("witness");
    RunCommand command = Started.aCommand("echo x >>'" + witness + "'; echo once");
    RunDirectory directory = RunDirectory.of(runs, command.run());
    Process one = launcher.start(directory, command);
    Process two = launcher.start(directory, command);
    new Started(directory, one).awaitEnd();
    Started started = new Started(directory, two).awaitEnd();
    assertThat(witness).hasContent("x");
    assertThat(started.output("out")).isEqualTo("once\n");
    assertThat(Objects.requireNonNull(directory.marker()).pid()).isIn(one.pid(), two.pid());
  }

  @Test
  void start_ofAForestalledRunDoesNothing() throws Exception {
    RunCommand command = Started.aCommand("echo never");
    RunDirectory directory = RunDirectory.of(runs, command.run());
    assertThat(directory.forestall()).isTrue();
    Process parent = Launcher.in(runs, Host.find(System.getenv())).start(directory, command);
    assertThat(parent.waitFor()).isEqualTo(126);
    assertThat(directory.path().resolve("out.0")).doesNotExist();
    assertThat(directory.forestall()).isTrue();
  }

  @Test
  void forestall_comesTooLateForAStartedRun() throws IOException {
    Started started = Started.command(runs, "true").awaitEnd();
    assertThat(started.directory().forestall()).isFalse();
  }

  @Test
  void marker_tellsWhoRunsItAndSinceWhen() throws IOException {
    Instant before = Instant.now();
    Started started = Started.command(runs, "sleep 60").awaitStart();
    Marker marker = Objects.requireNonNull(started.directory().marker());
    assertThat(marker.pid()).isEqualTo(started.parent().pid());
    assertThat(marker.birth()).isEqualTo(ProcessTable.ofThisHost().birthOf(marker.pid()));
    assertThat(marker.at()).isBetween(before.minusMillis(10), Instant.now().plusMillis(10));
    var liveness = new Liveness(Host.find(System.getenv()), ProcessTable.ofThisHost());
    assertThat(liveness.alive(started.directory(), marker)).isTrue();
    new Signals(Host.find(System.getenv())).send("KILL", started.directory());
    started.awaitEnd().until(() -> !liveness.alive(started.directory(), marker));
  }

  @Test
  void files_areTheUsersAlone() throws IOException {
    Started started = Started.command(runs, "echo secret").awaitEnd();
    Path directory = started.directory().path();
    assertThat(permissions(directory)).isEqualTo("rwx------");
    try (var files = Files.list(directory)) {
      assertThat(files).allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
    }
  }

  @Test
  void aHold_isHeededWhileItsWorkerLives() throws Exception {
    Path pumps = runs.resolve("pumps");
    Files.writeString(pumps, "hold " + ProcessHandle.current().pid() + "\n");
    Started held = Started.command(runs, "echo hi");
    held.until(() -> held.directory().exit() != null);
    assertThat(held.directory().path().resolve("out.0")).doesNotExist();
    Files.delete(pumps);
    assertThat(held.awaitEnd().output("out")).isEqualTo("hi\n");
  }

  @Test
  void aDrop_passesOverWhatComes_andCountsIt() throws Exception {
    Path pumps = runs.resolve("pumps");
    Files.writeString(pumps, "drop " + ProcessHandle.current().pid() + "\n");
    Started started = Started.command(runs, "printf 'one\\ntwo\\nthr'").awaitEnd();
    Path directory = started.directory().path();
    assertThat(directory.resolve("out.0")).doesNotExist();
    assertThat(directory.resolve("out.0.gap")).hasContent("11 2 all limit");
    assertThat(directory.resolve("err.0.gap")).doesNotExist();
  }

  @Test
  void theWishOfADeadWorker_isNotHeeded() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    for (String wish : List.of("hold " + dead.pid(), "drop " + dead.pid(), "hold", "nonsense 1")) {
      Files.writeString(runs.resolve("pumps"), wish + "\n");
      assertThat(Started.command(runs, "echo hi").awaitEnd().output("out")).isEqualTo("hi\n");
    }
  }

  @Test
  void backgroundChild_holdsTheStreamsOpenButNotTheExitCode() throws IOException {
    Started started = Started.command(runs, "sleep 60 & echo hi; exit 4");
    started.until(() -> started.directory().exit() != null);
    assertThat(started.exitCode()).isEqualTo(4);
    assertThat(started.parent().isAlive()).isTrue();
    assertThat(started.directory().path().resolve("out.end")).doesNotExist();
    new Signals(Host.find(System.getenv())).send("TERM", started.directory());
    started.awaitEnd();
    assertThat(started.output("out")).isEqualTo("hi\n");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void send(String signal, long target) throws IOException {
    new ProcessBuilder("sh", "-c", "kill -s " + signal + " -- " + target).start();
  }
}
