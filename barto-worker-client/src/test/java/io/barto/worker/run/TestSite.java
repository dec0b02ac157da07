package io.barto.worker.run;

import static org.awaitility.Awaitility.await;

import io.barto.plan.MissedTick;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.worker.command.Host;
import io.barto.worker.command.Launcher;
import io.barto.worker.command.Liveness;
import io.barto.worker.command.ProcessTable;
import io.barto.worker.command.Signals;
import io.barto.worker.journal.Journal;
import io.barto.worker.plan.CatchUp;
import io.barto.worker.plan.WorkerClock;
import io.barto.worker.report.Outbox;
import io.barto.worker.spool.OutputFeed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run loop with real processes and a journal, whose messages the test writes and reads. */
final class TestSite {
  final Host host;
  final Path directory;
  final Journal journal;
  final RunLoop loop;
  final List<WorkerToServer> said = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final Thread thread;
  private Outbox outbox = new Outbox();
  private volatile boolean endExpected;

  /** A site under this host's boot. */
  static TestSite in(Path directory) throws Exception {
    return new TestSite(directory, Host.find(System.getenv()), Duration.ofSeconds(5));
  }

  TestSite(Path directory, Host host, Duration grace) throws Exception {
    this(directory, host, grace, 1L << 30);
  }

  TestSite(Path directory, Host host, Duration grace, long spoolLimit) throws Exception {
    this.host = host;
    this.directory = directory;
    this.journal = Journal.open(directory.resolve("journal"));
    Path runs = Files.createDirectories(directory.resolve("runs"));
    this.loop =
        new RunLoop(
            new RunSite(
                "vader",
                runs,
                grace,
                new CatchUp(MissedTick.BURST, 10, Duration.ofDays(7)),
                spoolLimit,
                journal,
                null,
                host,
                Launcher.in(directory, host),
                new Liveness(host, ProcessTable.ofThisHost()),
                new Signals(host),
                Clock.systemUTC(),
                new WorkerClock(
                    Clock.systemUTC(), System::nanoTime, host.bootId(), journal.plan().clock()),
                System::nanoTime,
                threads,
                ByteBuffer.allocate(OutputFeed.BATCH_BYTES)));
    this.thread = new Thread(this::work, "loop");
    thread.start();
  }

  private void work() {
    try {
      loop.run();
    } catch (Exception e) {
      if (!endExpected) {
        throw new AssertionError("the loop ended", e);
      }
    }
  }

  /** Connects: an outbox of its own, and what the server holds. */
  TestSite welcome(List<UUID> open, StreamEnd... committed) {
    outbox = new Outbox();
    said.clear();
    Instant now = Instant.now();
    loop.welcomed(
        new Welcome(UUID.randomUUID(), "2", now, 1, 5000, open, Arrays.asList(committed)), outbox);
    return this;
  }

  void disconnect() {
    loop.disconnected(outbox);
  }

  void receive(ServerToWorker message) {
    loop.received(message);
  }

  static Dispatch aDispatch(String... commands) {
    return aDispatch(false, null, commands);
  }

  static Dispatch aDispatch(boolean stopOnFailure, @Nullable Instant notAfter, String... commands) {
    var list = new ArrayList<Command>();
    for (String text : commands) {
      list.add(new Command(UUID.randomUUID(), list.size(), text));
    }
    Instant nominal = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Dispatch("disk-space", nominal, 1, 1, stopOnFailure, list, notAfter);
  }

  static UUID run(Dispatch dispatch, int index) {
    return dispatch.commands().get(index).run();
  }

  /** Listens until it has heard something of a kind, and gives the first of it. */
  <T extends WorkerToServer> T hear(Class<T> kind) {
    return hear(kind, 1).get(0);
  }

  <T extends WorkerToServer> List<T> hear(Class<T> kind, int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> listen().said(kind).size() >= count);
    return said(kind);
  }

  <T extends WorkerToServer> List<T> said(Class<T> kind) {
    return said.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  TestSite listen() throws InterruptedException {
    WorkerToServer next = outbox.take(1_000_000);
    while (next != null) {
      said.add(next);
      next = outbox.take(0);
    }
    return this;
  }

  /** Listens to a run as the server does, storing and acknowledging all; gives its end. */
  RunEnd serve(UUID run) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(60))
        .until(() -> listenAndStore().end(run).isPresent());
    RunEnd end = end(run).orElseThrow();
    receive(new EndStored(List.of(run)));
    return end;
  }

  private TestSite listenAndStore() throws InterruptedException {
    int before = said.size();
    listen();
    for (WorkerToServer message : said.subList(before, said.size())) {
      if (message instanceof Output output) {
        receive(new OutputStored(output.batches().stream().map(TestSite::endOf).toList()));
      }
    }
    return this;
  }

  static StreamEnd endOf(OutputBatch batch) {
    long lines = batch.firstLine() + batch.lineCount();
    return new StreamEnd(batch.run(), batch.kind(), batch.offset() + batch.bytes(), lines);
  }

  Optional<RunEnd> end(UUID run) {
    return said(Ended.class).stream()
        .flatMap(e -> e.ends().stream())
        .filter(e -> e.run().equals(run))
        .findFirst();
  }

  List<OutputBatch> batches(UUID run, OutputKind kind) {
    return said(Output.class).stream()
        .flatMap(o -> o.batches().stream())
        .filter(b -> b.run().equals(run) && b.kind() == kind)
        .toList();
  }

  List<String> lines(UUID run, OutputKind kind) {
    return batches(run, kind).stream().flatMap(b -> b.lines().stream()).map(Line::text).toList();
  }

  Path runDirectory(UUID run) {
    return directory.resolve("runs").resolve(run.toString());
  }

  /** As SIGTERM does: commands go on. */
  void leave() throws InterruptedException {
    loop.leave();
    thread.join();
    threads.shutdown();
    journal.close();
  }

  /** The same, once nothing writes into the folder any more. */
  void leaveWhenAllHasEnded() throws IOException, InterruptedException {
    leave();
    List<Path> started;
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      started = runs.filter(run -> Files.exists(run.resolve("marker"))).toList();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                started.stream()
                    .allMatch(
                        run ->
                            Stream.of("exit", "out.end", "err.end")
                                .allMatch(end -> Files.exists(run.resolve(end)))));
  }

  /** The loop may end with an exception. */
  void expectEnd() {
    endExpected = true;
  }

  void awaitOver() {
    await().atMost(Duration.ofSeconds(30)).until(() -> !thread.isAlive());
  }

  /** As SIGINT does: commands are ended. */
  void stop() throws InterruptedException {
    loop.stop();
    thread.join();
    threads.shutdown();
    journal.close();
  }

  static RunEnd required(@Nullable RunEnd end) {
    return Objects.requireNonNull(end);
  }
}
