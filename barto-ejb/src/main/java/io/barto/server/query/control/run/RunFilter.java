package io.barto.server.query.control.run;

import io.barto.protocol.RunAnswer.State;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted.
 *
 * @param worker its id in the database
 * @param command a part of the command's text
 * @param states none: any
 */
public record RunFilter(
    @Nullable Long worker,
    @Nullable String schedule,
    @Nullable String command,
    List<State> states,
    @Nullable Instant since,
    @Nullable Instant until) {
  private static final String BY_STATE = "run_state_sorted";

  /** Of those that have not ended there are few: they may be sorted. */
  private static final String OPEN = "run_open";

  private static final Set<State> NOT_ENDED =
      EnumSet.of(State.DUE, State.DISPATCHED, State.RUNNING);

  public RunFilter {
    states = List.copyOf(states);
  }

  /** The runs in one state. */
  public static RunFilter in(State state) {
    return new RunFilter(null, null, null, List.of(state), null, null);
  }

  /** The runs of a worker in some states. */
  public static RunFilter of(long worker, State... states) {
    return new RunFilter(worker, null, null, List.of(states), null, null);
  }

  /** The key whose order is that of the answer: no page is sorted, each goes on where one ended. */
  String key() {
    if (schedule != null) {
      return worker == null ? "run_command_sorted" : "run_schedule_sorted";
    } else if (worker != null) {
      return isOpen() ? OPEN : "run_worker_sorted";
    }
    return states.size() == 1 ? BY_STATE : "run_sorted";
  }

  /** Whether the key has runs that are not wanted. */
  boolean isSelective() {
    boolean decided = key().equals(BY_STATE) || key().equals(OPEN);
    return command != null || (!states.isEmpty() && !decided);
  }

  private boolean isOpen() {
    return !states.isEmpty() && NOT_ENDED.containsAll(states);
  }

  Conditions conditions() {
    Conditions all = ofKey();
    if (command != null) {
      all.and("LOCATE(?, r.command) > 0", command);
    }
    if (!states.isEmpty() && !key().equals(BY_STATE)) {
      String marks = String.join(", ", Collections.nCopies(states.size(), "?"));
      all.and("r.state IN (" + marks + ")", states.stream().map(State::name).toArray());
    }
    return all;
  }

  /** What the key alone decides. */
  Conditions ofKey() {
    var all = new Conditions();
    if (worker != null) {
      all.and("r.worker = ?", worker);
    }
    if (schedule != null) {
      all.and("r.schedule = ?", schedule);
    }
    if (key().equals(BY_STATE)) {
      all.and("r.state = ?", states.get(0).name());
    } else if (key().equals(OPEN)) {
      all.and("r.finished IS NULL");
    }
    if (since != null) {
      all.and("r.sorted >= ?", DatabaseTime.parameter(since));
    }
    if (until != null) {
      all.and("r.sorted < ?", DatabaseTime.parameter(until));
    }
    return all;
  }
}
