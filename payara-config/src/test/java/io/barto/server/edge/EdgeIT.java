package io.barto.server.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.barto.plan.Fire;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.Pulse;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.server.arquillian.ServerArchive;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may come in, and what becomes of those who don't keep to the wire. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EdgeIT {
  private static final Instant NOW = Instant.parse("2026-03-08T02:30:00Z");
  private static final byte[] GARBAGE = {19, 36, 'n', 'o', ' ', 'u', 'u', 'i', 'd'};

  @Deployment
  public static WebArchive server() {
    return ServerArchive.create();
  }

  @Test
  void health_isAnsweredToThisHost() throws Exception {
    HttpResponse<String> answer = get("/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"UP\"");
  }

  @Test
  void upgrade_askedForByAPageOfAnotherSite_isForbidden() throws Exception {
    for (String path : List.of(Wire.WORKER_PATH, Wire.CLI_PATH)) {
      for (String origin : List.of("http://evil.example", "null", "file://", "http://127.0.0.1")) {
        assertThat(upgradeStatus(path, origin)).as(path + " " + origin).isEqualTo(403);
      }
    }
  }

  @Test
  void upgrade_askedForByAPageOfItsOwn_isGranted() {
    String own = Peer.address("http", "").toString();
    Peer.client()
        .newWebSocketBuilder()
        .header("Origin", own)
        .subprotocols(Wire.VERSION_2)
        .buildAsync(Peer.address("ws", Wire.CLI_PATH), new WebSocket.Listener() {})
        .join()
        .abort();
  }

  @Test
  void garbage_tenInARowEndTheWorkersConnection_andOthersGoOn() throws Exception {
    try (Peer good = worker("edge-good");
        Peer bad = worker("edge-bad")) {
      for (int i = 0; i < 9; i++) {
        bad.sendFramed(GARBAGE);
      }
      assertThat(pulse(bad)).isTrue();
      for (int i = 0; i < 10; i++) {
        bad.sendFramed(GARBAGE);
      }
      assertThat(bad.closed().code()).isEqualTo(1007);
      assertThat(pulse(good)).isTrue();
    }
  }

  @Test
  void garbage_isAnsweredToAPersonsProgram_andTenInARowEndIt() throws Exception {
    try (Peer peer = Peer.connect(Wire.CLI_PATH + "?name=garbage", Wire.VERSION_2)) {
      for (int i = 0; i < 10; i++) {
        peer.send(new byte[] {5, 100, 'x'});
      }
      assertThat(ServerToCliCodec.decode(peer.next()))
          .isInstanceOfSatisfying(
              ServerToCli.Failure.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.BAD_REQUEST));
      assertThat(peer.closed().code()).isEqualTo(1007);
    }
    assertThat(infoIsAnswered()).isTrue();
  }

  @Test
  void aSecondRequest_waitsForTheFirst() throws Exception {
    byte[] info = CliToServerCodec.encode(new CliToServer.Info(false));
    for (int i = 0; i < 20; i++) {
      try (Peer peer = Peer.connect(Wire.CLI_PATH + "?name=twice", Wire.VERSION_2)) {
        peer.send(info);
        peer.send(info);
        for (int answer = 0; answer < 2; answer++) {
          assertThat(ServerToCliCodec.decode(peer.next())).isInstanceOf(ServerToCli.Info.class);
          assertThat(ServerToCliCodec.decode(peer.next())).isInstanceOf(ServerToCli.Done.class);
        }
      }
    }
  }

  @Test
  void messagesOfALaterVersion_areSkipped_andDoNotCountAsBad() throws Exception {
    try (Peer peer = worker("edge-later")) {
      for (int i = 0; i < 30; i++) {
        peer.sendFramed(new byte[] {(byte) 200, 1, 2, 3});
      }
      assertThat(pulse(peer)).isTrue();
    }
  }

  @Test
  void message_overTheLimit_endsTheConnection_andOthersGoOn() throws Exception {
    for (String path : List.of(Wire.WORKER_PATH + "?name=edge-huge", Wire.CLI_PATH)) {
      try (Peer peer = Peer.connect(path, Wire.VERSION_2)) {
        peer.send(new byte[Wire.MAX_MESSAGE + 200]);
        assertThat(peer.closed().code()).as(path).isEqualTo(1009);
      }
    }
    assertThat(infoIsAnswered()).isTrue();
  }

  @Test
  void message_justBelowTheLimit_isTaken() throws Exception {
    try (Peer peer = worker("edge-large")) {
      var batches = new ArrayList<OutputBatch>();
      UUID run = fired(peer, "edge-large");
      String text = "x".repeat(Wire.MAX_LINE - 1);
      for (int i = 0; i < 15; i++) {
        Line line = new Line(0, Wire.MAX_LINE, text);
        batches.add(
            new OutputBatch(
                run, OutputKind.STDOUT, (long) i * Wire.MAX_LINE, i, NOW, List.of(line), false));
      }
      peer.sendFramed(WorkerToServerCodec.encode(new Output(batches)));
      long end = 0;
      while (end < 15L * Wire.MAX_LINE) {
        end = next(peer, OutputStored.class).ends().get(0).offset();
      }
      assertThat(pulse(peer)).isTrue();
    }
  }

  @Test
  void worker_isWelcomedAndGetsItsBook() throws Exception {
    try (Peer peer = Peer.connect(Wire.WORKER_PATH + "?name=edge", Wire.VERSION_2)) {
      peer.sendFramed(WorkerToServerCodec.encode(hello(UUID.randomUUID())));
      Welcome welcome = next(peer, Welcome.class);
      assertThat(welcome.epoch()).isPositive();
      assertThat(welcome.openRuns()).isEmpty();
      next(peer, Decided.class);
      Book book = next(peer, Book.class);
      assertThat(book.schedules()).extracting(s -> s.name()).containsExactly("new-year");
    }
  }

  @Test
  void worker_underANameInUse_isToldWhyAndClosed() throws Exception {
    try (Peer first = worker("edge-twice");
        Peer second = Peer.connect(Wire.WORKER_PATH + "?name=edge-twice", Wire.VERSION_2)) {
      second.sendFramed(WorkerToServerCodec.encode(hello(UUID.randomUUID())));
      Refusal refusal = next(second, Refusal.class);
      assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_IN_USE);
      assertThat(refusal.text()).contains("edge-twice", "127.0.0.1");
      assertThat(second.closed().code()).isEqualTo(1008);
      assertThat(pulse(first)).isTrue();
    }
  }

  @Test
  void textMessages_areIgnoredOrEndTheConnection_andTheServerGoesOn() throws Exception {
    Peer.client()
        .newWebSocketBuilder()
        .subprotocols(Wire.VERSION_2)
        .buildAsync(Peer.address("ws", Wire.CLI_PATH), new WebSocket.Listener() {})
        .join()
        .sendText("hello".repeat(1000), true)
        .join()
        .abort();
    assertThat(infoIsAnswered()).isTrue();
  }

  private static Peer worker(String name) throws Exception {
    Peer peer = Peer.connect(Wire.WORKER_PATH + "?name=" + name, Wire.VERSION_2);
    peer.sendFramed(WorkerToServerCodec.encode(hello(UUID.randomUUID())));
    next(peer, Welcome.class);
    next(peer, Decided.class);
    next(peer, Book.class);
    return peer;
  }

  /** A run that the worker has begun by itself. */
  private static UUID fired(Peer peer, String worker) {
    var key = new ScheduleKey(worker, "large");
    UUID run = RunId.of(new Fire(key, NOW), 0, 1).value();
    List<Command> commands = List.of(new Command(run, 0, "true"));
    var fired = new Fired("large", NOW, 1, 1, false, commands, FireOrigin.OWN_PLAN, NOW);
    peer.sendFramed(WorkerToServerCodec.encode(fired));
    return run;
  }

  private static Hello hello(UUID instance) {
    var host = new HostInfo("Linux", "deathstar", "12", "6.1", "2.0.0");
    return new Hello(
        instance, "boot", JournalMark.NONE, List.of(), null, 0, List.of(), NOW, "", host);
  }

  private static boolean pulse(Peer peer) throws Exception {
    peer.sendFramed(
        WorkerToServerCodec.encode((WorkerToServer) new Heartbeat(NOW, JournalMark.NONE, 0)));
    return next(peer, Pulse.class).serverTime().isAfter(NOW);
  }

  private static <T extends ServerToWorker> T next(Peer peer, Class<T> type)
      throws InterruptedException, ProtocolException {
    ServerToWorker message = ServerToWorkerCodec.decode(peer.nextFramed());
    assertThat(message).isInstanceOf(type);
    return type.cast(message);
  }

  private static boolean infoIsAnswered() throws Exception {
    try (Peer peer = Peer.connect(Wire.CLI_PATH + "?name=info", Wire.VERSION_2)) {
      peer.send(CliToServerCodec.encode(new CliToServer.Info(true)));
      boolean answered = ServerToCliCodec.decode(peer.next()) instanceof ServerToCli.InfoJson;
      return answered && ServerToCliCodec.decode(peer.next()) instanceof ServerToCli.Done;
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(Peer.address("http", path)).build();
    return Peer.client().send(request, BodyHandlers.ofString(UTF_8));
  }

  private static int upgradeStatus(String path, String origin) {
    CompletionException refused =
        catchThrowableOfType(
            CompletionException.class,
            () ->
                Peer.client()
                    .newWebSocketBuilder()
                    .header("Origin", origin)
                    .subprotocols(Wire.VERSION_2)
                    .buildAsync(Peer.address("ws", path), new WebSocket.Listener() {})
                    .join()
                    .abort());
    return refused != null && refused.getCause() instanceof WebSocketHandshakeException e
        ? e.getResponse().statusCode()
        : 101;
  }
}
