package io.barto.web.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Pulse;
import io.barto.protocol.WorkerToServer.Dropped;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.schedule.boundary.Arrivals;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import io.barto.web.caller.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkerConversationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Hello HELLO =
      new Hello(
          UUID.randomUUID(),
          "boot",
          JournalMark.NONE,
          List.of(),
          null,
          0,
          List.of(),
          NOW,
          "",
          new HostInfo("Linux", "host", "1", "6", "2.0.0"));
  private static final Output OUTPUT = new Output(List.of());

  private final List<String> handedOver = new ArrayList<>();
  private final List<ServerToWorker> sent = new ArrayList<>();
  private boolean admit = true;
  private boolean interrupt;

  private final WorkerLink link =
      new WorkerLink() {
        @Override
        public void send(ServerToWorker message) {
          sent.add(message);
        }

        @Override
        public void close(String reason) {}
      };

  private final Arrivals arrivals =
      new Arrivals() {
        @Override
        public ConnectedWorker arrive(
            UUID connection,
            String name,
            String address,
            Hello hello,
            WorkerLink from,
            String serverVersion) {
          if (!admit) {
            throw new RefusedException(ErrorCode.NAME_IN_USE, "taken");
          }
          handedOver.add(name + " from " + address);
          return new ConnectedWorker(
              connection,
              1,
              name,
              address,
              hello.instance(),
              1,
              hello.info(),
              NOW,
              Optional.empty(),
              from,
              2);
        }
      };

  private final RunReports reports =
      new RunReports() {
        @Override
        public void take(RunReport report) throws InterruptedException {
          if (interrupt) {
            throw new InterruptedException("as wished");
          }
          handedOver.add("report");
        }
      };

  private final OutputIngest output =
      new OutputIngest() {
        @Override
        public void take(ConnectedWorker from, List<OutputBatch> batches) {
          handedOver.add("output");
        }
      };

  private final WorkerConversation conversation =
      new WorkerConversation(
          UUID.randomUUID(),
          "one",
          new Caller("192.0.2.7"),
          "2.0.0",
          link,
          arrivals,
          reports,
          output,
          (worker, counts) -> handedOver.add(worker + " dropped " + counts),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static Started started() {
    return new Started(UUID.randomUUID(), NOW);
  }

  private static RunEnd end() {
    return new RunEnd(UUID.randomUUID(), Outcome.EXITED, 0, "", NOW, NOW, 0, 0);
  }

  @Test
  void afterTheHello_everythingGoesWhereItBelongs() {
    assertThat(conversation.hello(HELLO)).isTrue();
    assertThat(conversation.started(started())).isTrue();
    assertThat(conversation.output(OUTPUT)).isTrue();
    assertThat(conversation.ended(new Ended(List.of(end(), end())))).isTrue();
    assertThat(handedOver)
        .containsExactly("one from 192.0.2.7", "report", "output", "report", "report");
  }

  @Test
  void beforeTheHello_nothingIsTaken() {
    assertThat(conversation.started(started())).isFalse();
    assertThat(conversation.output(OUTPUT)).isFalse();
    conversation.ended(new Ended(List.of(end())));
    assertThat(handedOver).isEmpty();
  }

  @Test
  void fromARefusedWorker_nothingIsTaken() {
    admit = false;
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> conversation.hello(HELLO));
    conversation.started(started());
    conversation.output(OUTPUT);
    conversation.ended(new Ended(List.of(end())));
    assertThat(handedOver).isEmpty();
  }

  @Test
  void aSecondHello_isIgnored() {
    conversation.hello(HELLO);
    assertThat(conversation.hello(HELLO)).isFalse();
    assertThat(handedOver).hasSize(1);
  }

  @Test
  void whatTheWorkerDropped_isNotedOnceItIsKnown() {
    var report = new Dropped(Map.of("not signed", 3L));
    assertThat(conversation.dropped(report)).isFalse();
    conversation.hello(HELLO);
    assertThat(conversation.dropped(report)).isTrue();
    assertThat(handedOver).contains("one dropped {not signed=3}");
  }

  @Test
  void aHeartbeat_isAnsweredWithTheServersTime() {
    assertThat(conversation.heartbeat(new Heartbeat(NOW, JournalMark.NONE, 0))).isTrue();
    assertThat(sent).containsExactly(new Pulse(NOW));
  }

  @Test
  void anInterruption_isNotLost() throws InterruptedException {
    conversation.hello(HELLO);
    conversation.throwIfInterrupted();
    interrupt = true;
    conversation.started(started());
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(conversation::throwIfInterrupted);
  }
}
