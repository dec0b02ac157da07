package io.barto.web.people;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.server.query.boundary.Answers;
import io.barto.server.query.boundary.Requester;
import io.barto.server.refusal.RefusedException;
import jakarta.ejb.ApplicationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Answers a program of version 1: with one message, whatever happens, since that is all it takes.
 * It waits 5 s for it and then ends without a word; so an answer that is not complete by then is
 * cut, as is one that is too large for it.
 */
final class Version1Answer {
  private static final Logger LOG = System.getLogger(Version1Answer.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** How much of that it may wait for its turn. */
  static final Duration TURN = Duration.ofSeconds(2);

  /** Ends the gathering of what will not be sent. */
  @ApplicationException
  static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException(String why) {
      super(why);
    }
  }

  private final Answers answers;
  private final Clock clock;
  private final Instant end;

  /**
   * @param asked since when it waits
   */
  Version1Answer(Answers answers, Clock clock, Instant asked) {
    this.answers = answers;
    this.clock = clock;
    this.end = asked.plus(PATIENCE);
  }

  /**
   * The whole answer; an empty one of the right kind where the request failed.
   *
   * @param peer who asked, for the log
   */
  ServerToCli to(CliToServer request, Requester requester, String peer) {
    var whole = new WholeAnswer();
    Duration left = Duration.between(clock.instant(), end);
    try {
      answers.answer(request, requester.within(left), part -> take(whole, part));
    } catch (EnoughException e) {
      LOG.log(Level.WARNING, "{0}, version 1: its answer is cut: {1}", peer, e.getMessage());
    } catch (RefusedException e) {
      LOG.log(
          Level.WARNING,
          "{0}, version 1: {1} failed and is answered as if there were nothing: {2}",
          peer,
          request.getClass().getSimpleName(),
          e.text());
      return request.accept(new EmptyAnswer());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request failed: " + request.getClass().getSimpleName(), e);
      return request.accept(new EmptyAnswer());
    }
    return whole.message().orElseGet(() -> request.accept(new EmptyAnswer()));
  }

  private void take(WholeAnswer whole, ServerToCli part) {
    if (!part.accept(whole)) {
      throw new EnoughException("it has more than the 16 MiB that version 1 takes");
    }
    if (clock.instant().isAfter(end)) {
      throw new EnoughException("it took more than " + PATIENCE.toSeconds() + " s");
    }
  }
}
