package io.barto.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests about schedules and runs; since version 2. */
public sealed interface RunRequest extends CliToServer {
  /** One method a message. */
  interface Handler<R> {
    R schedules(Schedules message);

    R runs(Runs message);

    R showRun(ShowRun message);

    R runNow(RunNow message);
  }

  /** [19] The schedules; of one worker and of one name where these are given. */
  record Schedules(@Nullable String worker, @Nullable String schedule) implements RunRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.schedules(this);
    }
  }

  /**
   * [20] Runs, newest first.
   *
   * @param command a part of the command's text
   * @param states in which a run may be; none means any
   * @param since from when on: by when it was due, or else claimed
   * @param until before when
   * @param limit how many at most; 0 means all
   */
  record Runs(
      @Nullable String worker,
      @Nullable String schedule,
      @Nullable String command,
      List<RunAnswer.State> states,
      @Nullable Instant since,
      @Nullable Instant until,
      long limit)
      implements RunRequest {
    public Runs {
      states = List.copyOf(states);
    }

    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.runs(this);
    }
  }

  /**
   * [21] One run.
   *
   * @param id its id, or the first digits of it, at least four
   */
  record ShowRun(String id) implements RunRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.showRun(this);
    }
  }

  /**
   * [25] Runs a schedule's commands now.
   *
   * @param follow whether the answer goes on with their output and how they ended
   */
  record RunNow(String worker, String schedule, boolean follow) implements RunRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.runNow(this);
    }
  }
}
