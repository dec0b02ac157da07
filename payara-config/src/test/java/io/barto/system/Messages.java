package io.barto.system;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.protocol.WorkerToServerCodec;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Messages to send, right ones and mutants of them. */
final class Messages {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final UUID RUN = UUID.fromString("fbc54bd3-018e-5bb7-8655-847d52897532");

  private static final List<WorkerToServer> OF_WORKER =
      List.of(
          hello(RUN, 7),
          new Accepted("every-second", NOW, 1, List.of(RUN), NOW),
          new Started(RUN, NOW),
          new Output(
              List.of(
                  new OutputBatch(
                      RUN, OutputKind.STDERR, 0, 0, NOW, List.of(new Line(1, 4, "abc")), false))),
          new Ended(List.of(new RunEnd(RUN, Outcome.EXITED, 0, "", NOW, NOW, 4, 0))),
          new Heartbeat(NOW, new JournalMark(1, 1), 1));

  private static final List<CliToServer> OF_PERSON =
      List.of(
          new CliToServer.Info(true),
          new CliToServer.Clients(),
          new CliToServer.Query("SELECT 1"),
          new CliToServer.ListOutput("nobody", "nothing"),
          new CliToServer.ListCommands("nobody"),
          new CliToServer.Cmd("nothing"));

  private Messages() {}

  static Hello hello(UUID instance, long position) {
    return hello(instance, new JournalMark(position, position));
  }

  /** From a journal that has told this, the newest last. */
  static Hello hello(UUID instance, JournalMark... told) {
    var host = new HostInfo("Linux", "elsewhere", "12", "6.1", "2.0.0");
    JournalMark newest = told[told.length - 1];
    return new Hello(instance, "boot", newest, List.of(told), null, 0, List.of(), NOW, "", host);
  }

  static byte[] ofWorker(Random random) {
    return WorkerToServerCodec.encode(OF_WORKER.get(random.nextInt(OF_WORKER.size())));
  }

  static byte[] ofPerson(Random random) {
    return CliToServerCodec.encode(OF_PERSON.get(random.nextInt(OF_PERSON.size())));
  }

  /** Some bytes changed, the end cut off, or nothing but chance. */
  static byte[] mutated(byte[] message, Random random) {
    byte[] mutant = message.clone();
    switch (random.nextInt(4)) {
      case 0 -> mutant = new byte[random.nextInt(300)];
      case 1 -> mutant = java.util.Arrays.copyOf(message, random.nextInt(message.length + 1));
      default -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
        }
      }
    }
    if (mutant.length > message.length) {
      random.nextBytes(mutant);
    }
    return mutant;
  }
}
