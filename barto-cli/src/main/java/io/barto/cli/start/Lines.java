package io.barto.cli.start;

import io.barto.protocol.CliToServer;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.Origin;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.WorkersAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the server of the rehearsal answers. */
final class Lines {
  private static final Instant THEN = Instant.EPOCH;
  private static final UUID ID = new UUID(1, 1);

  private Lines() {}

  static List<ServerToCli> to(CliToServer request) {
    ServerToCli done = new ServerToCli.Done(1);
    if (request instanceof CliToServer.Info) {
      return List.of(
          new ServerToCli.Info(List.of(new ServerToCli.Variable("barto", "Version", "2"))), done);
    }
    if (request instanceof CliToServer.Clients) {
      var client = new WorkersAnswer.Client("vader", "127.0.0.1", null);
      return List.of(new WorkersAnswer.Clients(Map.of(ID, client)), done);
    }
    if (request instanceof RunRequest.Runs) {
      return List.of(new RunAnswer.RunList(List.of(run())), done);
    }
    if (request instanceof RunRequest.Schedules) {
      return List.of(new RunAnswer.ScheduleList(List.of(schedule())), done);
    }
    return List.of(done);
  }

  private static RunItem run() {
    return new RunItem(
        ID,
        "vader",
        "echo",
        0,
        "echo",
        THEN,
        THEN,
        THEN,
        THEN,
        State.SUCCEEDED,
        0,
        "",
        1,
        Origin.SCHEDULE,
        1,
        1L,
        0L);
  }

  private static RunAnswer.ScheduleItem schedule() {
    return new RunAnswer.ScheduleItem(
        "vader",
        "echo",
        "daily",
        "*-*-* 00:00:00",
        "every day",
        List.of("echo"),
        false,
        THEN,
        new RunAnswer.LastFire(THEN, State.SUCCEEDED, List.of(ID)),
        true,
        1);
  }
}
