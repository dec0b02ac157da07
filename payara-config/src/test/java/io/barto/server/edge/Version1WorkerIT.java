package io.barto.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Cmd;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCliCodec;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.ClientInfo;
import io.barto.protocol.WorkerToServer.ExitStatus;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServer.OutputLine;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.protocol.WorkersAnswer;
import io.barto.protocol.WorkersAnswer.Client;
import io.barto.server.arquillian.ServerArchive;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers of version 1: they get what they can run, and what they report is there to be read. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class Version1WorkerIT {
  private static final String STAMP = "2026-11-23T10:00:00.";
  private static final HostInfo HOST =
      new HostInfo("Arch Linux", "vader", "rolling", "6.12.1-arch1", "1.5.0");

  @Deployment
  public static WebArchive server() {
    return ServerArchive.create();
  }

  @Test
  void worker_getsWhatItCanRun_atOnceAndInItsOwnForm() throws Exception {
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=published", null)) {
      assertThat(initialize(worker).schedules())
          .containsExactly(new V1Schedule("echo", "*,01,01 00:00:00", List.of("echo hello")));
      assertThat(info())
          .anySatisfy(
              fact -> {
                assertThat(fact.category()).isEqualTo("version 1");
                assertThat(fact.label()).isEqualTo("published/berlin");
                assertThat(fact.value()).contains("left out", "Europe/Berlin");
              });
    }
  }

  @Test
  void worker_withoutSchedules_isToldSo() throws Exception {
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=v1-none", null)) {
      assertThat(initialize(worker).schedules()).isEmpty();
      assertThat(worker.isOpen()).isTrue();
    }
  }

  @Test
  void records_areReadAsAnyOthers() throws Exception {
    UUID run = UUID.randomUUID();
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=v1-records", null)) {
      initialize(worker);
      for (int i = 1; i <= 3; i++) {
        worker.send(line(run, i + "00000001Z", "v1-read", OutputKind.STDOUT, "line " + i));
      }
      worker.send(line(run, "2Z", "v1-read", OutputKind.STDERR, "caf\u00e9"));
      worker.send(status(run, 3, false));
      List<OutputItem> items = awaitList("v1-records", "v1-read", 4);
      assertThat(items)
          .extracting(OutputItem::data)
          .containsExactly("line 1", "line 2", "line 3", "caf\u00e9");
      assertThat(items).allMatch(item -> item.exitCode() == 3 && !item.success());
      assertThat(items.get(0).timestamp()).isEqualTo("2026-11-23T10:00:00.100Z");
      assertThat(answer(new CliToServer.ListCommands("v1-records")))
          .isEqualTo(new ServerToCli.CommandNames(List.of("v1-read")));
    }
  }

  @Test
  void records_sentAgainOverAnotherConnection_areStoredOnce() throws Exception {
    UUID run = UUID.randomUUID();
    for (int time = 0; time < 2; time++) {
      try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=v1-again", null)) {
        initialize(worker);
        worker.send(line(run, "1Z", "v1-again", OutputKind.STDOUT, "one"));
        worker.send(line(run, "100000001Z", "v1-again", OutputKind.STDOUT, "one"));
        worker.send(line(run, "2Z", "v1-again", OutputKind.STDERR, "two"));
        if (time > 0) {
          worker.send(line(run, "3Z", "v1-again", OutputKind.STDOUT, "three"));
        }
        worker.send(status(run, 0, true));
        awaitList("v1-again", "v1-again", time == 0 ? 3 : 4);
      }
    }
    assertThat(awaitList("v1-again", "v1-again", 4))
        .extracting(OutputItem::data)
        .containsExactly("one", "one", "three", "two");
  }

  @Test
  void burst_oneLineAFrame_isStoredWhole() throws Exception {
    UUID run = UUID.randomUUID();
    int lines = 20_000;
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=v1-burst", null)) {
      initialize(worker);
      for (int i = 0; i < lines; i++) {
        String fraction = String.format("%09dZ", i * 1000);
        worker.send(line(run, fraction, "v1-burst", OutputKind.STDOUT, "line " + i));
      }
      worker.send(status(run, 0, true));
      List<OutputItem> items = awaitList("v1-burst", "v1-burst", lines);
      assertThat(items.get(lines - 1).data()).isEqualTo("line " + (lines - 1));
    }
  }

  @Test
  void status_withoutOutput_isOfTheOnlySchedule_elseUnknown() throws Exception {
    UUID known = UUID.randomUUID();
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=published", null)) {
      initialize(worker);
      worker.send(status(known, 7, false));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(failed())
                      .anyMatch(
                          item ->
                              "published".equals(item.worker())
                                  && "echo".equals(item.commandName())
                                  && item.exitCode() == 7));
    }
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=v1-silent", null)) {
      initialize(worker);
      worker.send(status(UUID.randomUUID(), null, false));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(failed())
                      .contains(new FailedItem(null, "v1-silent", "(unknown)", null, 255, false)));
    }
  }

  @Test
  void records_ofRunsThatAreNotItsOwn_areIgnored() throws Exception {
    UUID run = UUID.randomUUID();
    UUID claimable = UUID.fromString("fbc54bd3-018e-5bb7-8655-847d52897532");
    try (Peer owner = Peer.connect(Wire.WORKER_PATH + "?name=v1-owner", null);
        Peer thief = Peer.connect(Wire.WORKER_PATH + "?name=v1-thief", null)) {
      initialize(owner);
      initialize(thief);
      owner.send(line(run, "1Z", "v1-own", OutputKind.STDOUT, "mine"));
      owner.send(status(run, 0, true));
      awaitList("v1-owner", "v1-own", 1);
      thief.send(line(run, "2Z", "v1-own", OutputKind.STDOUT, "spoilt"));
      thief.send(line(claimable, "2Z", "v1-own", OutputKind.STDOUT, "claimed"));
      UUID last = UUID.randomUUID();
      thief.send(line(last, "3Z", "v1-own", OutputKind.STDOUT, "last"));
      thief.send(status(last, 0, true));
      awaitList("v1-thief", "v1-own", 1);
      Cmd cmd = (Cmd) answer(new CliToServer.Cmd("v1-own"));
      assertThat(cmd.items()).hasSize(2);
      assertThat(cmd.items().values()).allMatch(items -> items.size() == 1);
    }
  }

  @Test
  void clients_showItAsVersion1_withoutItsHostUntilItSays() throws Exception {
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=v1-shown", null)) {
      UUID connection = initialize(worker).connection();
      assertThat(clients().get(connection)).isEqualTo(new Client("v1-shown", "127.0.0.1", null));
      worker.send(WorkerToServerCodec.encode(new ClientInfo(HOST)));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Objects.requireNonNull(clients().get(connection)).info() != null);
      HostInfo shown =
          new HostInfo("Arch Linux", "vader", "rolling", "6.12.1-arch1", "1.5.0 (wire version 1)");
      assertThat(clients().get(connection)).isEqualTo(new Client("v1-shown", "127.0.0.1", shown));
    }
  }

  @Test
  void secondWorkerOfTheName_replacesTheFirst() throws Exception {
    try (Peer first = Peer.connect(Wire.WORKER_PATH + "?name=v1-twice", null)) {
      initialize(first);
      try (Peer second = Peer.connect(Wire.WORKER_PATH + "?name=v1-twice", null)) {
        initialize(second);
        assertThat(first.closed().reason()).contains("same name");
        assertThat(second.isOpen()).isTrue();
      }
    }
  }

  @Test
  void worker_underTheNameOfALivingVersion2Worker_isClosed() throws Exception {
    try (Peer living = Peer.connect(Wire.WORKER_PATH + "?name=v1-late", Wire.VERSION_2)) {
      living.sendFramed(WorkerToServerCodec.encode(hello()));
      living.nextFramed();
      try (Peer late = Peer.connect(Wire.WORKER_PATH + "?name=v1-late", null)) {
        assertThat(late.closed().code()).isEqualTo(1008);
        assertThat(living.isOpen()).isTrue();
      }
    }
  }

  @Test
  void worker_underTheNameOfAVersion2Worker_isRefusedBeforeTheUpgrade() throws Exception {
    try (Peer living = Peer.connect(Wire.WORKER_PATH + "?name=v1-held", Wire.VERSION_2)) {
      living.sendFramed(WorkerToServerCodec.encode(hello()));
      living.nextFramed();
      assertThatThrownBy(() -> Peer.connect(Wire.WORKER_PATH + "?name=v1-held", null))
          .hasStackTraceContaining("status code 403");
      assertThat(living.isOpen()).isTrue();
    }
  }

  @Test
  void worker_thatComesBackWithVersion2_isWelcomed() throws Exception {
    try (Peer before = Peer.connect(Wire.WORKER_PATH + "?name=v1-upgrade", null)) {
      initialize(before);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> clients().values().stream().noneMatch(c -> c.name().equals("v1-upgrade")));
    try (Peer after = Peer.connect(Wire.WORKER_PATH + "?name=v1-upgrade", Wire.VERSION_2)) {
      after.sendFramed(WorkerToServerCodec.encode(hello()));
      assertThat(ServerToWorkerCodec.decode(after.nextFramed())).isInstanceOf(Welcome.class);
    }
  }

  @Test
  void garbage_tenInARow_endTheConnection() throws Exception {
    try (Peer worker = Peer.connect(Wire.WORKER_PATH + "?name=v1-bad", null)) {
      initialize(worker);
      for (int i = 0; i < 10; i++) {
        worker.send(new byte[] {0, 9});
      }
      assertThat(worker.closed().code()).isEqualTo(1007);
    }
  }

  private static Hello hello() {
    Instant now = Instant.parse("2026-03-08T02:30:00Z");
    return new Hello(
        UUID.randomUUID(), "boot", JournalMark.NONE, List.of(), null, 0, List.of(), now, "", HOST);
  }

  private static Initialize initialize(Peer worker) throws Exception {
    return (Initialize) ServerToWorkerCodec.decode(worker.next());
  }

  private static byte[] line(
      UUID run, String fraction, String schedule, OutputKind kind, String text) {
    return encode(
        new OutputLine(
            UUID.randomUUID(), "not looked at", STAMP + fraction, run, schedule, kind, text));
  }

  private static byte[] status(UUID run, @Nullable Integer code, boolean success) {
    return encode(new ExitStatus(run, STAMP + "9Z", code, success));
  }

  private static byte[] encode(WorkerToServer message) {
    return WorkerToServerCodec.encode(message);
  }

  private static List<OutputItem> awaitList(String worker, String schedule, int count) {
    var request = new CliToServer.ListOutput(worker, schedule);
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> ((ServerToCli.OutputList) answer(request)).items(),
            items -> items.size() == count);
  }

  private static List<FailedItem> failed() throws Exception {
    return ((ServerToCli.Failed) answer(new CliToServer.Failed())).items();
  }

  private static Map<UUID, Client> clients() throws Exception {
    return ((WorkersAnswer.Clients) answer(new CliToServer.Clients())).clients();
  }

  private static List<ServerToCli.Variable> info() throws Exception {
    try (Peer cli = Peer.connect(Wire.CLI_PATH + "?name=v2", Wire.VERSION_2)) {
      cli.send(CliToServerCodec.encode(new CliToServer.Info(false)));
      return ((ServerToCli.Info) ServerToCliCodec.decode(cli.next())).variables();
    }
  }

  /** As a command line of version 1 is answered. */
  private static ServerToCli answer(CliToServer request) throws Exception {
    try (Peer cli = Peer.connect(Wire.CLI_PATH + "?name=v1", null)) {
      cli.send(CliToServerCodec.encode(request));
      ByteBuffer whole = cli.next();
      return ServerToCliCodec.decode(whole);
    }
  }
}
