package io.barto.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.completion.CompletionCommand.Shell;
import io.barto.program.ExitCode;
import io.barto.program.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli __manual}: with which the build writes the manual and the completion. */
@Command(name = "__manual", hidden = true, description = "Write manual pages and completion")
public final class ManualCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "<DIR>", description = "The folder share of an installation")
  private Path dir = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not a command yet");
    }
    CommandSpec root = spec.root();
    new Manual(root).write(dir);
    script(Shell.BASH, "bash-completion/completions", "barto-cli", root);
    script(Shell.ZSH, "zsh/site-functions", "_barto-cli", root);
    script(Shell.FISH, "fish/vendor_completions.d", "barto-cli.fish", root);
    return ExitCode.DONE;
  }

  private void script(Shell shell, String folder, String name, CommandSpec root)
      throws IOException {
    Path path = Files.createDirectories(dir.resolve(folder)).resolve(name);
    Files.writeString(path, shell.script(root), UTF_8);
  }
}
