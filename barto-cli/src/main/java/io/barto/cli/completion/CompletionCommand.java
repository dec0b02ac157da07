package io.barto.cli.completion;

import io.barto.cli.argument.WrongUsage;
import io.barto.cli.request.Console;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.program.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli completion}. */
@Command(
    name = "completion",
    description = {
      "Write a script that lets your shell complete barto-cli's command line",
      "The names of workers and schedules are asked from the server, where it is reached quickly."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(barto-cli completion bash)                    in ~/.bashrc",
      "  source <(barto-cli completion zsh)                     in ~/.zshrc, after compinit",
      "  barto-cli completion fish > ~/.config/fish/completions/barto-cli.fish"
    })
public final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh|fish", description = "Your shell")
  private Shell shell = Shell.BASH;

  public CompletionCommand(Console console) {
    this.console = console;
  }

  /** The shells. */
  public enum Shell {
    BASH,
    ZSH,
    FISH;

    /** The script for a command line. */
    public String script(CommandSpec root) {
      Script script =
          switch (this) {
            case BASH -> new BashScript();
            case ZSH -> new ZshScript();
            case FISH -> new FishScript();
          };
      return script.of(CommandNode.all(root));
    }
  }

  @Override
  public Integer call() {
    if (spec != null) {
      if (console.display().form() != Form.TABLE) {
        throw new WrongUsage(
            spec, "a script is neither JSON nor CSV; give neither --json nor --csv");
      }
      console.surroundings().out().print(shell.script(spec.root()));
      console.surroundings().out().flush();
    }
    return ExitCode.DONE;
  }
}
