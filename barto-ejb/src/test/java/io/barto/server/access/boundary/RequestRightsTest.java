package io.barto.server.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.ApiKey;
import io.barto.config.Role;
import io.barto.config.Secret;
import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputRequest.Output;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.OutputRequest.Tail;
import io.barto.protocol.RunRequest.RunNow;
import io.barto.protocol.RunRequest.Runs;
import io.barto.protocol.RunRequest.Schedules;
import io.barto.protocol.RunRequest.ShowRun;
import io.barto.protocol.ServerRequest.CleanOlder;
import io.barto.protocol.ServerRequest.FindUpdates;
import io.barto.protocol.ServerRequest.Overview;
import io.barto.protocol.ServerRequest.ServerState;
import io.barto.protocol.ServerRequest.ShowWorker;
import io.barto.protocol.UpdateKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which requests whose key allows. */
class RequestRightsTest {
  private static final RequestRights RIGHTS = new RequestRights();

  private static final List<CliToServer> READING =
      List.of(
          new Schedules(null, null),
          new Runs(null, null, null, List.of(), null, null, 0),
          new ShowRun("abcd"),
          new Output("abcd", Streams.BOTH, null, null, true),
          new Tail(null, null, null, Streams.BOTH, 0, null, true),
          new ShowWorker("w"),
          new Overview(),
          new ServerState(),
          new FindUpdates("vader", UpdateKind.APT));

  private static boolean may(Role role, CliToServer request, boolean local) {
    Grant grant = Grant.of(new ApiKey("k", Secret.of("secret"), role, ApiKey.ANY_WORKER));
    return grant.refusal(request.accept(RIGHTS), local).isEmpty();
  }

  @Test
  void reading_needsAViewer() {
    for (CliToServer request : READING) {
      assertThat(may(Role.VIEWER, request, false)).as(request.toString()).isTrue();
      assertThat(may(Role.WORKER, request, true)).as(request.toString()).isFalse();
    }
  }

  @Test
  void runningAndCleaning_needAnOperator() {
    for (CliToServer request : List.of(new RunNow("w", "s", true), new CleanOlder(0L, true))) {
      assertThat(may(Role.VIEWER, request, true)).as(request.toString()).isFalse();
      assertThat(may(Role.OPERATOR, request, false)).as(request.toString()).isTrue();
    }
  }

  @Test
  void running_onAServerWithoutKeys_isTakenFromItsOwnHostOnly() {
    Right right = new RunNow("w", "s", false).accept(RIGHTS);
    assertThat(Grant.OPEN.refusal(right, false)).isPresent();
    assertThat(Grant.OPEN.refusal(right, true)).isEmpty();
  }
}
