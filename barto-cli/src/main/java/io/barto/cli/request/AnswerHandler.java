package io.barto.cli.request;

import io.barto.cli.connection.RequestException;
import io.barto.program.ExitCode;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputAnswer;
import io.barto.protocol.ReloadAnswer;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.WorkersAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of one answer as they come; the result says whether another may follow. Each
 * command's own takes those that it asked for.
 */
public abstract class AnswerHandler implements ServerToCli.Handler<Boolean> {
  private ServerToCli.@Nullable Failure failure;

  /**
   * What to tell people where the connection is lost in the middle; empty: nothing more.
   *
   * @param begun whether something had come of it
   */
  protected String whenCutOff(boolean begun) {
    return begun
        ? "The answer is cut off: what came of it is not all."
        : "Nothing of the answer had come.";
  }

  /**
   * Whether something has come of what was asked for, so that a failure cuts it off.
   *
   * @param shown whether a part of the answer has been shown
   */
  protected boolean hasBegun(boolean shown) {
    return shown;
  }

  /** Whether the rest of the answer is for nothing once nobody reads what is shown of it. */
  protected boolean endsWithItsReader() {
    return true;
  }

  /**
   * The answer is complete.
   *
   * @throws RequestException if it ended in a failure
   */
  void end() throws RequestException {
    if (failure != null) {
      int exitCode =
          switch (failure.code()) {
            case NOT_ALLOWED -> ExitCode.NOT_ALLOWED;
            case DATABASE_UNAVAILABLE -> ExitCode.SERVER_NOT_REACHABLE;
            default -> ExitCode.FAILED;
          };
      throw new RequestException(exitCode, failure.text());
    }
  }

  private Boolean unasked(ServerToCli message) {
    failure =
        new ServerToCli.Failure(
            ErrorCode.INTERNAL,
            "the server answered with a "
                + message.getClass().getSimpleName()
                + ", which was not asked for; are its version and this program's the same?");
    return false;
  }

  @Override
  public final Boolean failure(ServerToCli.Failure message) {
    failure = message;
    return false;
  }

  @Override
  public final Boolean done(ServerToCli.Done message) {
    return false;
  }

  @Override
  public Boolean info(ServerToCli.Info message) {
    return unasked(message);
  }

  @Override
  public Boolean infoJson(ServerToCli.InfoJson message) {
    return unasked(message);
  }

  @Override
  public Boolean updates(ServerToCli.Updates message) {
    return unasked(message);
  }

  @Override
  public Boolean cleanup(ServerToCli.Cleanup message) {
    return unasked(message);
  }

  @Override
  public Boolean clients(WorkersAnswer.Clients message) {
    return unasked(message);
  }

  @Override
  public Boolean query(ServerToCli.Query message) {
    return unasked(message);
  }

  @Override
  public Boolean list(ServerToCli.OutputList message) {
    return unasked(message);
  }

  @Override
  public Boolean failed(ServerToCli.Failed message) {
    return unasked(message);
  }

  @Override
  public Boolean listCommands(ServerToCli.CommandNames message) {
    return unasked(message);
  }

  @Override
  public Boolean cmd(ServerToCli.Cmd message) {
    return unasked(message);
  }

  @Override
  public Boolean clientVersions(WorkersAnswer.ClientVersions message) {
    return unasked(message);
  }

  @Override
  public Boolean rows(ServerToCli.Rows message) {
    return unasked(message);
  }

  @Override
  public Boolean dropped(WorkersAnswer.Dropped message) {
    return unasked(message);
  }

  @Override
  public Boolean reloadReport(ReloadAnswer.ReloadReport message) {
    return unasked(message);
  }

  @Override
  public Boolean text(ServerToCli.Text message) {
    return unasked(message);
  }

  @Override
  public Boolean absent(WorkersAnswer.Absent message) {
    return unasked(message);
  }

  @Override
  public Boolean clocks(WorkersAnswer.Clocks message) {
    return unasked(message);
  }

  @Override
  public Boolean scheduleList(RunAnswer.ScheduleList message) {
    return unasked(message);
  }

  @Override
  public Boolean runList(RunAnswer.RunList message) {
    return unasked(message);
  }

  @Override
  public Boolean runDetail(RunAnswer.RunDetail message) {
    return unasked(message);
  }

  @Override
  public Boolean runStarted(RunAnswer.RunStarted message) {
    return unasked(message);
  }

  @Override
  public Boolean outputLines(OutputAnswer.OutputLines message) {
    return unasked(message);
  }

  @Override
  public Boolean workerDetail(ServerAnswer.WorkerDetail message) {
    return unasked(message);
  }

  @Override
  public Boolean overview(ServerAnswer.Overview message) {
    return unasked(message);
  }

  @Override
  public Boolean cleanupProgress(ServerAnswer.CleanupProgress message) {
    return unasked(message);
  }

  @Override
  public Boolean cleanupReport(ServerAnswer.CleanupReport message) {
    return unasked(message);
  }

  @Override
  public Boolean runUpdates(ServerAnswer.RunUpdates message) {
    return unasked(message);
  }

  @Override
  public Boolean serverState(ServerAnswer.ServerState message) {
    return unasked(message);
  }
}
