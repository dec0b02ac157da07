package io.barto.server.container;

import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.protocol.ErrorCode;
import io.barto.server.refusal.RefusedException;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import io.barto.server.worker.boundary.WorkerStore;
import io.barto.server.worker.boundary.WorkerStore.Greeted;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who is connected under a name: one instance at a time, and its newest connection. */
class WorkerRegistryIT extends InServerTest {
  private static final int AT_ONCE = 4;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry registry;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore store;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Test
  void greet_raisesTheEpochEachTime() {
    UUID instance = UUID.randomUUID();
    Greeted first = store.greet("greet-epoch", hello(instance), NOW);
    Greeted second = store.greet("greet-epoch", hello(instance), NOW.plusSeconds(1));
    assertThat(first.epoch()).isEqualTo(1);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(
            Sql.rows(
                "SELECT epoch, hostname, first_seen, last_seen FROM worker WHERE name = ?",
                "greet-epoch"))
        .containsExactly("2 deathstar 2026-03-08T02:30:00.125Z 2026-03-08T02:30:01.125Z");
  }

  @Test
  void greet_namesThatDifferInCaseOrAccents_areDifferentWorkers() {
    Greeted one = store.greet("greet-case", hello(UUID.randomUUID()), NOW);
    Greeted two = store.greet("greet-CASE", hello(UUID.randomUUID()), NOW);
    Greeted three = store.greet("greet-c\u00e4se", hello(UUID.randomUUID()), NOW);
    assertThat(List.of(one.id(), two.id(), three.id())).doesNotHaveDuplicates();
    assertThat(List.of(one.epoch(), two.epoch(), three.epoch())).containsOnly(1L);
  }

  @Test
  void greet_manyNewWorkersAtOnce_takesAllOfThem() throws Exception {
    for (int round = 0; round < 25; round++) {
      var start = new CyclicBarrier(AT_ONCE);
      List<Future<Greeted>> greetings = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String name = "greet-many-" + round + "-" + i;
        Callable<Greeted> greeting =
            () -> {
              start.await();
              return store.greet(name, hello(UUID.randomUUID()), NOW);
            };
        greetings.add(executor.submit(greeting));
      }
      for (Future<Greeted> greeting : greetings) {
        assertThat(greeting.get().epoch()).isEqualTo(1);
      }
    }
  }

  @Test
  void admit_anotherInstanceWhileOneIsConnected_isRefusedWithWhereThatOneIs() {
    ConnectedWorker first = admit("admit-other", UUID.randomUUID(), new RecordingLink());
    assertThatThrownBy(() -> admit("admit-other", UUID.randomUUID(), new RecordingLink()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.NAME_IN_USE);
              assertThat(refused.text())
                  .contains("admit-other", "192.0.2.1", "deathstar", "bartoc.toml");
            });
    assertThat(registry.find("admit-other")).contains(first);
    assertThat(Sql.number("SELECT epoch FROM worker WHERE name = 'admit-other'")).isEqualTo(1);
  }

  @Test
  void admit_anotherInstanceAfterTheFirstHasLeft_isAdmitted() {
    ConnectedWorker first = admit("admit-after", UUID.randomUUID(), new RecordingLink());
    assertThat(registry.left("admit-after", first.connection())).isTrue();
    ConnectedWorker second = admit("admit-after", UUID.randomUUID(), new RecordingLink());
    assertThat(registry.find("admit-after")).contains(second);
    assertThat(second.epoch()).isEqualTo(2);
  }

  @Test
  void admit_theSameInstance_takesOverAndItsOlderConnectionIsClosed() {
    UUID instance = UUID.randomUUID();
    var oldLink = new RecordingLink();
    ConnectedWorker old = admit("admit-again", instance, oldLink);
    ConnectedWorker now = admit("admit-again", instance, new RecordingLink());
    assertThat(oldLink.closed()).contains("connected again");
    assertThat(registry.find("admit-again")).contains(now);
    assertThat(registry.left("admit-again", old.connection())).isFalse();
    assertThat(registry.find("admit-again")).contains(now);
    assertThat(registry.connected()).contains(now).doesNotContain(old);
  }

  private ConnectedWorker admit(String name, UUID instance, RecordingLink link) {
    return registry.admit(UUID.randomUUID(), name, "192.0.2.1", hello(instance), link);
  }
}
