package io.barto.protocol;

import org.jspecify.annotations.Nullable;

/** Requests for what commands write; since version 2. */
public sealed interface OutputRequest extends CliToServer {
  /** One method a message. */
  interface Handler<R> {
    R output(Output message);

    R tail(Tail message);
  }

  /** Which streams; the order is that of the wire. */
  enum Streams {
    BOTH,
    STDOUT,
    STDERR
  }

  /**
   * Which lines are wanted.
   *
   * @param pattern a text that they contain, or a regular expression that something in them matches
   * @param regular whether it is an expression
   */
  record Grep(String pattern, boolean regular) {}

  /**
   * [22] The output of one run, from its beginning.
   *
   * @param id the run's id, or the first digits of it, at least four
   * @param tail only so many of the last lines; null for all
   * @param follow whether the answer goes on until the run has ended
   */
  record Output(
      String id, Streams streams, @Nullable Long tail, @Nullable Grep grep, boolean follow)
      implements OutputRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.output(this);
    }
  }

  /**
   * [23] What is being written now: by one run, or by all of a worker, a schedule, or at all.
   *
   * @param run the run's id, or the first digits of it, at least four
   * @param lines how many that were written before are wanted, too
   * @param follow whether the answer goes on: until the run has ended, or until the peer goes
   */
  record Tail(
      @Nullable String worker,
      @Nullable String schedule,
      @Nullable String run,
      Streams streams,
      long lines,
      @Nullable Grep grep,
      boolean follow)
      implements OutputRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.tail(this);
    }
  }
}
