package io.barto.cli.request;

import io.barto.cli.answer.Answer;
import io.barto.cli.connection.LostException;
import io.barto.cli.connection.RequestException;
import io.barto.cli.connection.ServerConnection;
import io.barto.cli.terminal.Progress;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ServerToCli;
import java.util.function.Consumer;

/** The server, as commands see it: each request has its answer. */
public final class Server {
  /** From this number on, messages are of version 2. */
  private static final int FIRST_OF_2 = 16;

  private final ServerConnection connection;
  private final Answer answer;
  private final Progress progress;
  private final Consumer<String> log;

  /**
   * @param log is told of each message
   */
  Server(ServerConnection connection, Answer answer, Progress progress, Consumer<String> log) {
    this.log = log;
    this.connection = connection;
    this.answer = answer;
    this.progress = progress;
  }

  /** Whether it took version 2 of the wire. */
  public boolean speaksVersion2() {
    return connection.speaksVersion2();
  }

  /** What is shown to people while they wait. */
  public Progress progress() {
    return progress;
  }

  /** From now on it may have nothing to say for any time, as long as it is there. */
  public void follow() {
    connection.follow();
    progress.close();
  }

  /** While nothing is asked: says now and then that somebody is there. */
  public void stay() throws RequestException {
    connection.stay();
  }

  /**
   * Asks, and gives the handler what is answered.
   *
   * @return whether the answer came to its end; else nobody reads it any more
   * @throws RequestException if it ended in a failure
   */
  public boolean ask(CliToServer request, AnswerHandler handler) throws RequestException {
    try {
      send(request);
      ServerToCli message = next();
      while (message.accept(handler) && speaksVersion2()) {
        if (isForNobody(handler)) {
          return false;
        }
        message = next();
      }
    } catch (LostException e) {
      if (isForNobody(handler)) {
        return false; // who quits the pager ends the connection
      }
      String more = handler.whenCutOff(hasBegun(handler));
      throw more.isEmpty() ? e : new LostException(e.getMessage() + ".\n" + more);
    }
    end(handler);
    return true;
  }

  /** A failure may come below a part of the answer, too. */
  private void end(AnswerHandler handler) throws RequestException {
    try {
      handler.end();
    } catch (RequestException e) {
      if (e.exitCode() != ExitCode.SERVER_NOT_REACHABLE || !hasBegun(handler)) {
        throw e;
      }
      String more = handler.whenCutOff(true);
      throw more.isEmpty() ? e : new RequestException(e.exitCode(), e.getMessage() + ".\n" + more);
    }
  }

  private boolean hasBegun(AnswerHandler handler) {
    return handler.hasBegun(!answer.isEmpty());
  }

  private boolean isForNobody(AnswerHandler handler) {
    return answer.isClosed() && handler.endsWithItsReader();
  }

  private ServerToCli next() throws RequestException {
    ServerToCli message = connection.next();
    progress.more();
    log.accept("got " + message.getClass().getSimpleName());
    return message;
  }

  private void send(CliToServer request) throws RequestException {
    if (!speaksVersion2() && CliToServerCodec.encode(request)[0] >= FIRST_OF_2) {
      throw new RequestException(
          ExitCode.FAILED,
          "the server speaks version 1 of the wire, in which it can't be asked for this; bartos"
              + " 2.0 or later can");
    }
    log.accept("ask " + request.getClass().getSimpleName());
    connection.send(request);
  }
}
