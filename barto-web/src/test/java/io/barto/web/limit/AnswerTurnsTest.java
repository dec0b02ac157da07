package io.barto.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTurnsTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Turn QUERY = new CliToServer.Query("SELECT 1").accept(Turn.OF);
  private static final Turn LIST = new CliToServer.ListOutput("vader", "backup").accept(Turn.OF);
  private static final Turn TAIL_F =
      new OutputRequest.Tail(null, null, null, OutputRequest.Streams.BOTH, 10, null, true)
          .accept(Turn.OF);

  private final AnswerTurns turns = new AnswerTurns(2);

  @Test
  void queriesThatTakeLong_keepNobodyFromOtherAnswers() throws InterruptedException {
    for (String address : List.of("one", "another")) {
      assertThat(turns.begin(QUERY, address, AT_ONCE)).isTrue();
      assertThat(turns.begin(QUERY, address, AT_ONCE)).isTrue();
    }

    assertThat(turns.begin(QUERY, "third", AT_ONCE)).as("four run").isFalse();
    assertThat(turns.begin(LIST, "one", AT_ONCE)).isTrue();
    assertThat(turns.begin(TAIL_F, "one", AT_ONCE)).isTrue();
    turns.end(QUERY, "one");
    assertThat(turns.begin(QUERY, "third", AT_ONCE)).isTrue();
  }

  @Test
  void queriesOfOneAddress_leaveRoomForOthers() throws InterruptedException {
    assertThat(turns.begin(QUERY, "one", AT_ONCE)).isTrue();
    assertThat(turns.begin(QUERY, "one", AT_ONCE)).isTrue();

    assertThat(turns.begin(QUERY, "one", AT_ONCE)).isFalse();
    assertThat(turns.begin(QUERY, "another", AT_ONCE)).isTrue();
  }
}
