package io.barto.server.worker.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private record Connection(String name, UUID id, long epoch) {
    static Connection of(String name, long epoch) {
      return new Connection(name, UUID.randomUUID(), epoch);
    }
  }

  private final Connections<Connection> connections =
      new Connections<>(Connection::name, Connection::id, Connection::epoch);

  @Test
  void theFirst_displacesNobody() {
    Connection first = Connection.of("one", 1);
    assertThat(connections.add(first)).isEmpty();
    assertThat(connections.find("one")).contains(first);
    assertThat(connections.find("two")).isEmpty();
  }

  @Test
  void theHigherEpoch_displacesTheLower_whicheverComesFirst() {
    Connection older = Connection.of("one", 4);
    Connection newer = Connection.of("one", 5);
    connections.add(older);
    assertThat(connections.add(newer)).contains(older);
    assertThat(connections.add(older)).as("late, it loses itself").contains(older);
    assertThat(connections.find("one")).contains(newer);
  }

  @Test
  void remove_takesOnlyItsOwn() {
    Connection older = Connection.of("one", 4);
    Connection newer = Connection.of("one", 5);
    connections.add(older);
    connections.add(newer);
    assertThat(connections.remove("one", older.id())).isFalse();
    assertThat(connections.find("one")).contains(newer);
    assertThat(connections.remove("one", newer.id())).isTrue();
    assertThat(connections.remove("one", newer.id())).isFalse();
    assertThat(connections.find("one")).isEmpty();
  }

  @Test
  void all_areByName() {
    for (String name : List.of("b", "c", "a")) {
      connections.add(Connection.of(name, 1));
    }
    assertThat(connections.all()).extracting(Connection::name).containsExactly("a", "b", "c");
  }

  @Test
  void ofManyAtOnce_theHighestEpochStays_andAllOthersLose() {
    List<Connection> arrivals =
        new ArrayList<>(IntStream.range(0, 200).mapToObj(i -> Connection.of("one", i)).toList());
    Collections.shuffle(arrivals, new Random(7));
    List<Connection> losers =
        arrivals.parallelStream().flatMap(c -> connections.add(c).stream()).toList();
    assertThat(connections.find("one").orElseThrow().epoch()).isEqualTo(199);
    assertThat(losers).hasSize(199).doesNotHaveDuplicates();
  }
}
