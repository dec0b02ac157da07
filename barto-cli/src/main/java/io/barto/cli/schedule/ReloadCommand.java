package io.barto.cli.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.answer.Answer;
import io.barto.cli.argument.GivenFile;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ReloadAnswer;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.Wire;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli reload}. */
@Command(
    name = "reload",
    description = {
      "Let the server read the schedules of its bartos.toml again",
      "It watches that file: to see beforehand what an edit would change, edit a copy."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli reload --dry-run new.toml   what would change with this file in the place of the",
      "                                        server's, and which fires appear and vanish",
      "  barto-cli reload --dry-run            the same of the server's own file",
      "  barto-cli reload"
    })
public final class ReloadCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--dry-run", description = "Only say what would change")
  private boolean dryRun;

  @Parameters(
      paramLabel = "<FILE>",
      arity = "0..1",
      description = "With --dry-run: a file of this host, which is sent to the server")
  private @Nullable Path candidate;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  public ReloadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path file = candidate;
    if (file == null) {
      return ask(new CliToServer.Reload(dryRun));
    }
    if (!dryRun) {
      throw new WrongUsage(
          command, "a file is for --dry-run: else the server reads its own bartos.toml");
    }
    try {
      return ask(new ServerRequest.CheckReload(file.toString(), content(file)));
    } catch (IOException e) {
      return console.failed(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private int ask(CliToServer request) {
    boolean people = console.display().form() == Form.TABLE;
    return console.list(
        request,
        answer -> new Handler(console, answer, people),
        "the server says nothing about it");
  }

  private static String content(Path file) throws IOException {
    Optional<String> mistake = GivenFile.mistake(file);
    if (mistake.isPresent()) {
      throw new IOException(file + ": " + mistake.get());
    }
    // The server counts characters, of which there are never more than bytes.
    long size = Files.size(file);
    if (size + file.toString().getBytes(UTF_8).length > Wire.LONGEST_CONFIGURATION) {
      throw new IOException(
          file
              + " has "
              + size
              + " bytes; what is sent to be checked may have "
              + Wire.LONGEST_CONFIGURATION / 1024
              + " KiB with the file's name");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8, as TOML must be", e);
    } catch (IOException e) {
      throw new IOException(file + " can't be read", e);
    }
  }

  private static final class Handler extends AnswerHandler {
    private final Console console;
    private final Answer answer;
    private final boolean people;

    Handler(Console console, Answer answer, boolean people) {
      this.console = console;
      this.answer = answer;
      this.people = people;
    }

    @Override
    public Boolean reloadReport(ReloadAnswer.ReloadReport message) {
      if (people) {
        new ReloadWords(console.times(), answer::note).print(message);
      } else {
        ReloadSheets.show(message, answer);
      }
      return true;
    }
  }
}
