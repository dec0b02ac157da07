package io.barto.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import io.barto.protocol.UpdateKind;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkersAnswer;
import io.barto.server.arquillian.ServerArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A command line of version 1: whatever it asks, the first frame is its whole answer. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class Version1CliIT {
  @Deployment
  public static WebArchive server() {
    return ServerArchive.create();
  }

  @Test
  void info_hasLabelsThatBeginWithASpace() throws Exception {
    var info = (ServerToCli.Info) answer(new CliToServer.Info(false));
    assertThat(info.variables()).isNotEmpty().allMatch(fact -> fact.label().startsWith(" "));
    var json = (ServerToCli.InfoJson) answer(new CliToServer.Info(true));
    assertThat(json.json()).contains("\"build_timestamp\"");
  }

  @Test
  void query_isAnsweredByRowNumberAndColumn_withoutNulls() throws Exception {
    assertThat(answer(new CliToServer.Query("SELECT 1 AS a, NULL AS b UNION SELECT 2, 'x'")))
        .isEqualTo(
            new ServerToCli.Query(Map.of(0L, Map.of("a", "1"), 1L, Map.of("a", "2", "b", "x"))));
  }

  @Test
  void query_thatFails_isAnsweredAsIfThereWereNothing() throws Exception {
    assertThat(answer(new CliToServer.Query("SELECT nonsense")))
        .isEqualTo(new ServerToCli.Query(Map.of()));
  }

  @Test
  void query_thatIsTooLarge_isCutToOneFrame() throws Exception {
    var query =
        (ServerToCli.Query)
            answer(new CliToServer.Query("SELECT REPEAT('x', 1000000) AS a FROM seq_1_to_30"));
    assertThat(query.rows().size()).isBetween(14, 16);
  }

  /**
   * Of one address, four are answered at a time; these have theirs until the database has slept.
   */
  @Test
  void whoFindsNoTurn_isAnsweredAsIfThereWereNothing_inTime() throws Exception {
    var holders = new ArrayList<Peer>();
    try {
      for (int i = 0; i < 4; i++) {
        Peer holder = Peer.connect(Wire.CLI_PATH + "?name=holder" + i, Wire.VERSION_2);
        holders.add(holder);
        holder.send(
            CliToServerCodec.encode(
                new CliToServer.Query("SELECT REPEAT('x', 300000) UNION ALL SELECT SLEEP(8)")));
        assertThat(ServerToCliCodec.decode(holder.next())).isInstanceOf(ServerToCli.Rows.class);
      }
      Instant asked = Instant.now();
      assertThat(answer(new CliToServer.Query("SELECT 1 AS a")))
          .isEqualTo(new ServerToCli.Query(Map.of()));
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
      for (Peer holder : holders) {
        while (!(ServerToCliCodec.decode(holder.next()) instanceof ServerToCli.Done)) {
          // the rest of its answer
        }
      }
    } finally {
      holders.forEach(Peer::close);
    }
  }

  @Test
  void whatIsNotThere_isEmptyAndOfTheRightKind() throws Exception {
    assertThat(answer(new CliToServer.Cleanup())).isEqualTo(new ServerToCli.Cleanup(0, 0, 0));
    for (UpdateKind kind : UpdateKind.values()) {
      assertThat(answer(new CliToServer.Updates("vader", kind)))
          .isInstanceOf(ServerToCli.Updates.class);
    }
    assertThat(answer(new CliToServer.ListOutput("nobody", "nothing")))
        .isEqualTo(new ServerToCli.OutputList(List.of()));
    assertThat(answer(new CliToServer.ListCommands("nobody")))
        .isEqualTo(new ServerToCli.CommandNames(List.of()));
    assertThat(answer(new CliToServer.Cmd("nothing"))).isEqualTo(new ServerToCli.Cmd(Map.of()));
    assertThat(answer(new CliToServer.ClientVersions()))
        .isInstanceOf(WorkersAnswer.ClientVersions.class);
    assertThat(answer(new CliToServer.Failed())).isInstanceOf(ServerToCli.Failed.class);
  }

  @Test
  void garbage_isNotAnswered_andTheNextRequestIs() throws Exception {
    try (Peer cli = Peer.connect(Wire.CLI_PATH + "?name=v1-garbage", null)) {
      cli.send(new byte[] {5, 100, 'x'});
      cli.send(CliToServerCodec.encode(new CliToServer.Clients()));
      assertThat(ServerToCliCodec.decode(cli.next())).isInstanceOf(WorkersAnswer.Clients.class);
    }
  }

  private static ServerToCli answer(CliToServer request) throws Exception {
    try (Peer cli = Peer.connect(Wire.CLI_PATH + "?name=v1", null)) {
      cli.send(CliToServerCodec.encode(request));
      return ServerToCliCodec.decode(cli.next());
    }
  }
}
