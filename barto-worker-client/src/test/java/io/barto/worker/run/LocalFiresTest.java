package io.barto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.worker.command.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFiresTest {
  private static final V1Schedule EVERY_SECOND =
      new V1Schedule("echo", "*,*,* *:*:*", List.of("echo $BARTO_SCHEDULE $BARTO_FIRE_TIME"));

  @TempDir Path directory;

  private static Initialize schedules(V1Schedule... schedules) {
    return new Initialize(UUID.randomUUID(), List.of(schedules));
  }

  private static UUID idOf(Fired fired) {
    var fire = new Fire(new ScheduleKey("vader", "echo"), fired.nominal());
    return RunId.of(fire, 0, 1).value();
  }

  @Test
  void everyInstant_isFiredOnceUnderTheIdThatEveryoneKnows() throws Exception {
    TestSite site = TestSite.in(directory).welcome(List.of());
    site.receive(schedules(EVERY_SECOND));
    List<Fired> fires = site.hear(Fired.class, 3);
    Instant first = fires.get(0).nominal();
    for (int i = 0; i < 3; i++) {
      assertThat(fires.get(i).nominal()).isEqualTo(first.plusSeconds(i));
      assertThat(fires.get(i).commands().get(0).run()).isEqualTo(idOf(fires.get(i)));
    }
    site.receive(schedules());
    site.leaveWhenAllHasEnded();
  }

  @Test
  void theSameSchedulesAgain_changeNothing() throws Exception {
    TestSite site = TestSite.in(directory).welcome(List.of());
    site.receive(schedules(EVERY_SECOND));
    site.hear(Fired.class);
    site.receive(schedules(EVERY_SECOND));
    site.receive(schedules(EVERY_SECOND));
    List<Fired> fires = site.hear(Fired.class, 3);
    assertThat(fires).extracting(Fired::nominal).doesNotHaveDuplicates();
    site.leaveWhenAllHasEnded();
  }

  @Test
  void withoutAConnection_firesGoOnAndAreToldLater() throws Exception {
    TestSite site = TestSite.in(directory).welcome(List.of());
    site.receive(schedules(EVERY_SECOND));
    site.hear(Fired.class);
    site.disconnect();
    await().until(() -> site.journal.fires().openRuns().size() >= 3);
    List<UUID> open = site.journal.fires().openRuns();
    site.welcome(open);
    for (UUID run : open) {
      assertThat(site.serve(run).exitCode()).isZero();
      assertThat(site.lines(run, OutputKind.STDOUT)).hasSize(1).allMatch(l -> l.startsWith("echo"));
    }
    site.leaveWhenAllHasEnded();
  }

  @Test
  void afterARestart_theSchedulesHeldAreFiredOnceTheServerHadItsChance() throws Exception {
    TestSite before = TestSite.in(directory).welcome(List.of());
    before.receive(schedules(EVERY_SECOND));
    before.hear(Fired.class);
    int known = before.journal.fires().openRuns().size();
    before.leave();
    var site = new TestSite(directory, Host.find(System.getenv()), Duration.ofSeconds(1));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> site.journal.fires().openRuns().size() > known + 1);
    site.leaveWhenAllHasEnded();
  }

  @Test
  void aServerOfVersion2_endsThem() throws Exception {
    TestSite site = TestSite.in(directory).welcome(List.of());
    site.receive(schedules(EVERY_SECOND));
    site.hear(Fired.class);
    site.receive(new Book(UUID.randomUUID(), 1, List.of()));
    await().until(() -> site.journal.version1().book() == null);
    int told = site.listen().said(Fired.class).size();
    await().during(Duration.ofMillis(1500)).until(() -> site.said(Fired.class).size() == told);
    assertThat(site.listen().said(Fired.class)).hasSizeLessThanOrEqualTo(told + 1);
    site.leaveWhenAllHasEnded();
  }
}
