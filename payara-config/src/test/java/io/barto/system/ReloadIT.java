package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The schedules are read again while everything runs: as the file changes, on SIGHUP, and when
 * people say so. One server, one worker; each test goes on from the one before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReloadIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FIRST = schedule("first", "*-*-* *:*:*", "echo first");

  private Installation installation;
  private Path file;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    installation = Installation.start(home, schedules(FIRST));
    file = home.resolve("bartos.toml");
    installation.startWorker("vader");
    installation.awaitNumber(runs("first"), 2, LIMIT);
  }

  @AfterAll
  void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  private static String schedules(String... schedules) {
    return "[schedules.vader]\nschedules = [\n" + String.join("", schedules) + "]\n";
  }

  private static String schedule(String name, String onCalendar, String command) {
    return "  { name = \"%s\", on_calendar = \"%s\", cmds = [\"%s\"] },%n"
        .formatted(name, onCalendar, command);
  }

  private static String runs(String schedule) {
    return "SELECT COUNT(*) FROM run WHERE schedule = '" + schedule + "' AND state = 'SUCCEEDED'";
  }

  /** Writes the file as an editor does: whole, by a rename. */
  private void write(String more, String schedules) throws IOException {
    Path next = file.resolveSibling("bartos.toml.new");
    Files.writeString(next, Installation.serverConfig(installation.port(), more) + schedules);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private long generation() {
    return installation.number("SELECT MAX(generation) FROM book");
  }

  private void awaitGeneration(long generation) {
    installation.awaitNumber("SELECT MAX(generation) FROM book", generation, LIMIT);
  }

  @Test
  @Order(1)
  void aChangedFile_isTakenOver_andRuns() throws IOException {
    write("", schedules(FIRST, schedule("second", "*-*-* *:*:*", "echo second")));
    awaitGeneration(2);
    installation.server().awaitOutput("added vader/second", LIMIT);
    installation.awaitNumber(runs("second"), 2, LIMIT);
  }

  @Test
  @Order(2)
  void aDryRun_saysWhatWouldChange_andChangesNothing() throws Exception {
    // the watch has taken over the server's own file already; a copy it does not watch
    Installation.Answer answer = installation.cli("reload", "--dry-run");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.output()).contains("as before, generation 2");
    Path copy = file.resolveSibling("copy.toml");
    Files.writeString(copy, Files.readString(file) + schedules(FIRST).replace("vader", "padme"));
    Installation.Answer candidate = installation.cli("reload", "--dry-run", copy.toString());
    assertThat(candidate.exitCode()).isZero();
    assertThat(candidate.output())
        .contains("would change, from generation 2", "added    padme/first");
    assertThat(generation()).isEqualTo(2);
  }

  @Test
  @Order(3)
  void anInvalidFile_changesNothing_andEveryProblemIsToldAndLogged() throws Exception {
    write("", schedules(FIRST, schedule("second", "*-*-* 25:*:*", "x"), "  { name = 3 },\n"));
    installation.server().awaitOutput("the schedules stay as they are", LIMIT);
    Installation.Answer answer = installation.cli("reload");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.output())
        .contains("the schedules stay as they are")
        .contains("bartos.toml")
        .contains("25")
        .contains("name")
        .doesNotContain("Exception");
    assertThat(generation()).isEqualTo(2);
    long before = installation.number(runs("second"));
    installation.awaitNumber(runs("second"), before + 2, LIMIT);
  }

  @Test
  @Order(4)
  void aHangup_reloads_andEndsNothing() throws Exception {
    write("[limits]\nanswers = 4\n", schedules(schedule("second", "*-*-* *:*:0/2", "echo second")));
    awaitGeneration(3);
    installation.server().signal("HUP");
    installation.server().awaitOutput("reload (SIGHUP)", LIMIT);
    assertThat(installation.server().output())
        .contains("removed vader/first")
        .contains("changed vader/second")
        .contains("needs a restart: [limits]");
    assertThat(installation.server().isAlive()).isTrue();
  }

  @Test
  @Order(5)
  void everyInstant_belongsToOneSideOfTheCut() {
    await("odd seconds come no more")
        .atMost(LIMIT)
        .until(
            () ->
                installation.number(
                        "SELECT COUNT(*) FROM run WHERE schedule = 'second' AND generation = 3")
                    >= 3);
    assertThat(
            installation.number(
                "SELECT COUNT(*) FROM run WHERE schedule = 'second' AND generation = 3"
                    + " AND SECOND(nominal) % 2 = 1"))
        .as("fires of the new book at the old one's instants")
        .isZero();
    assertThat(
            installation.number(
                "SELECT COUNT(*) FROM run a JOIN run b ON b.nominal = a.nominal"
                    + " AND b.schedule = 'second' AND b.number <> a.number"
                    + " WHERE a.schedule = 'second'"))
        .as("instants with two runs")
        .isZero();
    assertThat(
            installation.number(
                "SELECT COUNT(*) FROM run o WHERE o.schedule = 'second' AND o.generation = 2"
                    + " AND o.nominal > (SELECT MIN(nominal) FROM run WHERE generation = 3)"))
        .as("fires of the old book after the first of the new one")
        .isZero();
  }

  @Test
  @Order(6)
  void commandLine_reloadsAndTellsTheDifferenceInWords() throws Exception {
    Installation.Answer answer = installation.cli("reload");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.output())
        .contains("as before, generation 3")
        .contains("only a restart of bartos makes it hold: [limits]");
  }

  @Test
  @Order(7)
  void aWorkerOfTheConfigurationThatIsNotThere_isSeenInClients_andIsRetired() throws Exception {
    write("", schedules(FIRST).replace("vader", "luke") + schedules(FIRST));
    awaitGeneration(4);
    await()
        .atMost(LIMIT)
        .until(() -> installation.cli("clients").output().contains("was never connected"));
    assertThat(installation.cli("clients").output()).contains("luke").contains("CLOCK");
    Installation.Answer answer = installation.cli("worker", "retire", "vader");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.output()).contains("is connected; stop it first");
    assertThat(installation.cli("worker", "replace", "vader").output()).contains("Give --yes");
    assertThat(installation.cli("worker", "replace", "vader", "--yes").output())
        .contains("takes the place");
  }
}
