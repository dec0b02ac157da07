package io.barto.cli.watch;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.run.RunSheets;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerAnswer.Overview;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerAnswer.StateCount;
import java.util.List;

/** What programs are told of an overview; lists of their own have the rest. */
final class OverviewSheet {
  private OverviewSheet() {}

  static Sheet<Overview> all() {
    return days(
        server()
            .also("connected", one -> Value.of(workers(one, true)))
            .also("away", one -> Value.of(workers(one, false)))
            .also("not_ended", one -> Value.of(one.runningCount()))
            .also("newest_not_ended", one -> Value.of(ids(one.running())))
            .also(
                "due_next",
                one ->
                    Value.of(
                        one.due().stream()
                            .map(
                                fire ->
                                    fire.nominal() + " " + fire.worker() + "/" + fire.schedule())
                            .toList()))
            .also("last_failures", one -> Value.of(ids(one.failures()))));
  }

  /** The same in numbers, one a cell. */
  static Sheet<Overview> counts() {
    return days(
        server()
            .also("workers_connected", one -> Value.of((long) workers(one, true).size()))
            .also("workers_away", one -> Value.of((long) workers(one, false).size()))
            .also("not_ended", one -> Value.of(one.runningCount())));
  }

  private static Sheet<Overview> server() {
    return Sheet.<Overview>of("overview")
        .also("time", one -> Value.at(one.time()))
        .also("version", one -> Value.of(one.version()))
        .also("generation", one -> Value.of(one.generation()))
        .also("schedules", one -> Value.of(one.schedules()));
  }

  private static Sheet<Overview> days(Sheet<Overview> before) {
    Sheet<Overview> sheet = before;
    for (State state : State.values()) {
      sheet = sheet.also("day_" + RunSheets.lower(state), one -> Value.of(count(one, state)));
    }
    return sheet;
  }

  private static List<String> workers(Overview overview, boolean connected) {
    return overview.workers().stream()
        .filter(one -> one.connected() == connected)
        .map(Presence::worker)
        .toList();
  }

  private static List<String> ids(List<RunItem> runs) {
    return runs.stream().map(run -> run.run().toString()).toList();
  }

  private static long count(Overview overview, State state) {
    return overview.lastDay().stream()
        .filter(one -> one.state() == state)
        .mapToLong(StateCount::runs)
        .sum();
  }
}
