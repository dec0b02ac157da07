package io.barto.cli.worker;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Counted;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.UpdateKind;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code barto-cli updates}; version 1 of the wire tells neither runs nor times. */
@Command(
    name = "updates",
    description = "Show package updates that a worker's runs have found",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli updates -n vader -u apt",
      "  barto-cli updates -n vader -u garuda --csv"
    })
public final class UpdatesCommand implements Callable<Integer> {
  private static final Sheet<GarudaPackage> GARUDA =
      Sheet.<GarudaPackage>of("garuda_package")
          .text("channel", "CHANNEL", one -> Value.of(one.channel()))
          .text("package", "PACKAGE", one -> Value.of(one.name()))
          .text("old_version", "OLD", one -> Value.of(one.oldVersion()))
          .text("new_version", "NEW", one -> Value.of(one.newVersion()))
          .number("size_change", "SIZE CHANGE", one -> Value.of(one.sizeChange()))
          .number("download_size", "DOWNLOAD", one -> Value.of(one.downloadSize()));

  private static final Sheet<String> PACKAGE =
      Sheet.<String>of("package").text("package", "PACKAGE", Value::of).asLine(name -> name + "\n");

  private static final Sheet<PacmanFound> TOTAL =
      Sheet.<PacmanFound>of("package_total")
          .also("updates", one -> Value.of(one.count()))
          .also("download_mib", one -> mebibytes(one.downloadSize()))
          .also("installed_mib", one -> mebibytes(one.installSize()))
          .also("net_mib", one -> mebibytes(one.netSize()))
          .asLine(UpdatesCommand::summary);

  private final Console console;

  @Option(
      names = {"-n", "--name"},
      required = true,
      paramLabel = "<NAME>",
      description = "The worker whose output to look through")
  private String name = "";

  @Option(
      names = {"-u", "--update-kind"},
      required = true,
      paramLabel = "<UPDATE_KIND>",
      description = "Whose updates: garuda, pacman, cachyos or apt")
  private UpdateKind kind = UpdateKind.APT;

  public UpdatesCommand(Console console) {
    this.console = console;
  }

  private static Value mebibytes(double size) {
    return Value.of(size, String.format(Locale.ROOT, "%.2f MiB", size));
  }

  private static String summary(PacmanFound found) {
    return String.format(
        Locale.ROOT,
        "%s: %.2f MiB to download, %.2f MiB installed, %.2f MiB net%n",
        Counted.of(found.count(), "update", "updates"),
        found.downloadSize(),
        found.installSize(),
        found.netSize());
  }

  @Override
  public Integer call() {
    return console.ask(
        (server, answer) -> {
          boolean byRun = server.speaksVersion2();
          CliToServer request =
              byRun
                  ? new ServerRequest.FindUpdates(name, kind)
                  : new CliToServer.Updates(name, kind);
          boolean whole = server.ask(request, new Handler(answer));
          String whenEmpty = "no updates found on " + name;
          console.endList(whole, answer, whenEmpty, byRun ? UpdateSheets.UPDATE : null);
          return ExitCode.DONE;
        });
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean updates(ServerToCli.Updates message) {
      if (message.found() instanceof GarudaFound garuda) {
        garuda.packages().forEach(one -> answer.row(GARUDA, one));
      } else if (message.found() instanceof PacmanFound pacman) {
        pacman(pacman);
      } else if (message.found() instanceof AptFound apt) {
        names(apt.packages());
      }
      return true;
    }

    @Override
    public Boolean runUpdates(RunUpdates message) {
      for (PackageUpdate update : message.packages()) {
        answer.row(UpdateSheets.UPDATE, new UpdateSheets.Updated(message, update));
      }
      UpdateTotals totals = message.totals();
      if (totals != null) {
        answer.row(UpdateSheets.TOTAL, new UpdateSheets.Sum(message, totals));
      }
      return true;
    }

    private void pacman(PacmanFound found) {
      names(found.packages());
      if (found.count() > 0 || !found.packages().isEmpty()) {
        answer.row(TOTAL, found);
      }
    }

    private void names(List<String> packages) {
      packages.forEach(one -> answer.row(PACKAGE, one));
    }
  }
}
