package io.barto.cli.server;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Counted;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.argument.Span;
import io.barto.cli.connection.RequestException;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.request.Server;
import io.barto.cli.terminal.Progress;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerAnswer.CleanupCounts;
import io.barto.protocol.ServerAnswer.CleanupReport;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code barto-cli cleanup}. */
@Command(
    name = "cleanup",
    description = {
      "Delete old entries from the database",
      "How old is said by [retention] in bartos.toml, unless --older-than says it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli cleanup --dry-run          what would be deleted",
      "  barto-cli cleanup",
      "  barto-cli cleanup --older-than 7d",
      "  barto-cli cleanup --older-than 0d    everything before today (UTC)"
    })
public final class CleanupCommand implements Callable<Integer> {
  private static final Sheet<ServerToCli.Cleanup> OF_VERSION_1 =
      Sheet.<ServerToCli.Cleanup>of("cleanup")
          .also("deleted_lines", one -> Value.of(one.outputRows()))
          .also("deleted_exit_statuses", one -> Value.of(one.exitStatusRows()))
          .also("workers_told", one -> Value.of(one.workers()))
          .asLine(CleanupCommand::inWords);

  private final Console console;

  @Option(
      names = "--older-than",
      paramLabel = "<SPAN>",
      converter = Span.Converter.class,
      description = {
        "Delete what ended longer ago: a number with s, min, h, d or w;",
        "0d: everything before today (UTC)"
      })
  private @Nullable Span olderThan;

  @Option(names = "--dry-run", description = "Only say what would be deleted")
  private boolean dryRun;

  public CleanupCommand(Console console) {
    this.console = console;
  }

  private static String inWords(ServerToCli.Cleanup one) {
    return "deleted "
        + Counted.of(one.outputRows(), "line of output", "lines of output")
        + " and "
        + Counted.of(one.exitStatusRows(), "exit status", "exit statuses")
        + "; told "
        + Counted.of(one.workers(), "worker", "workers")
        + "\n";
  }

  @Override
  public Integer call() {
    return console.ask(
        (server, answer) -> {
          server.ask(request(server), new Handler(answer, server.progress()));
          return ExitCode.DONE;
        });
  }

  /** A server of version 1 deletes everything before today, or nothing. */
  private CliToServer request(Server server) throws RequestException {
    @Nullable Long millis = olderThan == null ? null : millis(olderThan);
    if (server.speaksVersion2()) {
      return new ServerRequest.CleanOlder(millis, dryRun);
    }
    if (dryRun || (millis != null && millis > 0)) {
      throw new RequestException(
          ExitCode.FAILED,
          "the server speaks version 1 of the wire, and deletes everything before today when it"
              + " is asked to clean up; give neither --dry-run nor --older-than");
    }
    return new CliToServer.Cleanup();
  }

  /** No days are those before today; no hours, minutes or seconds are now. */
  private static long millis(Span age) {
    return age.duration().isZero() && !age.inDays() ? 1 : age.duration().toMillis();
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;
    private final Progress progress;
    private boolean begun;

    Handler(Answer answer, Progress progress) {
      this.answer = answer;
      this.progress = progress;
    }

    @Override
    public Boolean cleanup(ServerToCli.Cleanup message) {
      answer.row(OF_VERSION_1, message);
      return true;
    }

    @Override
    protected boolean hasBegun(boolean shown) {
      return begun;
    }

    @Override
    protected String whenCutOff(boolean begun) {
      return "What was deleted by then is gone, the rest is as it was; barto-cli cleanup --dry-run"
          + " says what is left.";
    }

    @Override
    public Boolean cleanupProgress(ServerAnswer.CleanupProgress message) {
      begun = true;
      String of = message.of() == 0 ? "" : String.format(Locale.ROOT, " of %,d", message.of());
      progress.doing(
          message.step() + String.format(Locale.ROOT, " (%,d", message.done()) + of + ")");
      return true;
    }

    @Override
    public Boolean cleanupReport(CleanupReport message) {
      answer.detail(report(), message);
      if (message.kept() > 0) {
        answer.note(
            Counted.of(message.kept(), "old run is", "old runs are")
                + " kept: not ended, or ended less than 10 min before their worker was last"
                + " connected, or was settled with");
      }
      return true;
    }

    private static Sheet<CleanupReport> report() {
      return Sheet.<CleanupReport>of("cleanup_report")
          .also("dry_run", one -> Value.of(one.dryRun()))
          .also("output_before", one -> Value.when(one.outputBefore()))
          .also("runs_before", one -> Value.when(one.runsBefore()))
          .also("runs", counts(CleanupCounts::runs))
          .also("output_lines", counts(CleanupCounts::outputLines))
          .also("output_bytes", counts(CleanupCounts::outputBytes))
          .also("unfired_ranges", counts(CleanupCounts::missedRanges))
          .also("absences", counts(CleanupCounts::absences))
          .also("generations", counts(CleanupCounts::generations))
          .also("published_lines", counts(CleanupCounts::publishedOutput))
          .also("published_exit_statuses", counts(CleanupCounts::publishedExitStatus))
          .also("kept_runs", one -> Value.of(one.kept()))
          .also("workers_told", one -> Value.of(one.workersTold()));
    }

    private static Function<CleanupReport, Value> counts(Function<CleanupCounts, Long> count) {
      return one -> Value.of((long) count.apply(one.deleted()));
    }
  }
}
