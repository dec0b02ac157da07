package io.barto.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** The script for fish. */
final class FishScript implements Script {
  private static final String HEAD =
      """
      # fish completion for barto-cli, made by: barto-cli completion fish

      function __barto_cli_path
          set -l path ''
          set -l skip no
          for word in (commandline -opc)[2..-1]
              if test $skip = yes
                  set skip no
              else if string match -q -- '-*' $word
                  if contains -- "$path $word" $__barto_cli_values
                      set skip yes
                  end
              else if contains -- (string trim -- "$path $word") $__barto_cli_commands
                  set path (string trim -- "$path $word")
              end
          end
          echo $path
      end

      function __barto_cli_at
          test (__barto_cli_path) = "$argv[1]"
      end

      function __barto_cli_config
          set -l next no
          for word in (commandline -opc)[2..-1]
              if test $next = yes
                  printf '%s\\n' -c (string replace -r '^~/' "$HOME/" -- $word)
                  return
              end
              switch $word
                  case -c --config-absolute-path
                      set next yes
                  case '--config-absolute-path=*'
                      set word (string replace -r '^[^=]*=' '' -- $word)
                      printf '%s\\n' -c (string replace -r '^~/' "$HOME/" -- $word)
                      return
                  case '-*'
                  case '*'
                      contains -- $word $__barto_cli_commands; and return
              end
          end
      end

      function __barto_cli_worker
          set -l next no
          for word in (commandline -opc)[2..-1]
              if test $next = yes
                  printf '%s\\n' -w $word
                  return
              end
              set -l name (string replace -r '=.*' '' -- $word)
              if contains -- (__barto_cli_path)" $name" $__barto_cli_workers
                  if string match -q -- '--*=*' $word
                      printf '%s\\n' -w (string replace -r '^[^=]*=' '' -- $word)
                      return
                  end
                  set next yes
              end
          end
      end

      function __barto_cli_names
          barto-cli (__barto_cli_config) __names (__barto_cli_worker) $argv[1] 2>/dev/null
      end

      function __barto_cli_list
          set -l before (string replace -rf '^(?:--[^=]*=)?(.*,)[^,]*$' '$1' -- (commandline -ct))
          printf '%s\\n' "$before"$argv
      end

      complete -c barto-cli -f
      """;

  @Override
  public String of(List<CommandNode> commands) {
    var script = new StringBuilder(HEAD);
    script.append("set -g __barto_cli_commands ");
    script.append(
        commands.stream()
            .map(CommandNode::path)
            .filter(path -> !path.isEmpty())
            .map(FishScript::quoted)
            .collect(Collectors.joining(" ")));
    script.append("\nset -g __barto_cli_values ");
    script.append(
        commands.stream()
            .flatMap(
                command ->
                    command.options().stream()
                        .filter(CommandNode.Option::takesValue)
                        .flatMap(option -> option.names().stream())
                        .map(name -> quoted(command.path() + " " + name)))
            .collect(Collectors.joining(" ")));
    script.append("\nset -g __barto_cli_workers ");
    script.append(
        commands.stream()
            .flatMap(
                command ->
                    command.options().stream()
                        .filter(option -> option.value().kind() == Completer.Kind.WORKERS)
                        .flatMap(option -> option.names().stream())
                        .map(name -> quoted(command.path() + " " + name)))
            .collect(Collectors.joining(" ")));
    script.append("\n\n");
    commands.forEach(command -> command(command, script));
    return script.toString();
  }

  private static void command(CommandNode command, StringBuilder script) {
    String at = "complete -c barto-cli -n " + quoted("__barto_cli_at " + quoted(command.path()));
    for (CommandNode.Word word : command.commands()) {
      script.append(at).append(" -a ").append(word.text());
      script.append(" -d ").append(quoted(word.about())).append("\n");
    }
    for (CommandNode.Option option : command.options()) {
      script.append(at);
      option.names().forEach(name -> script.append(name(name)));
      if (option.takesValue()) {
        boolean file = option.value().kind() == Completer.Kind.FILES;
        script.append(file ? " -r" : " -x").append(words(option.value()));
      }
      script.append(" -d ").append(quoted(option.about())).append("\n");
    }
    String operand = words(command.operand());
    if (!operand.isEmpty()) {
      boolean ordered = command.operand().kind() == Completer.Kind.RUNS;
      script.append(at).append(ordered ? " -k" : "").append(operand).append("\n");
    }
  }

  private static String name(String name) {
    return name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1);
  }

  private static String words(Completer completer) {
    return switch (completer.kind()) {
      case ANYTHING -> "";
      case WORDS -> " -a " + quoted(String.join(" ", completer.words()));
      case FILES -> " -F";
      case LIST ->
          " -a " + quoted("(__barto_cli_list " + String.join(" ", completer.words()) + ")");
      case WORKERS, SCHEDULES, COMMANDS, TARGETS, WHOSE, RUNS, SOURCES ->
          " -a " + quoted("(__barto_cli_names " + completer.inScript() + ")");
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
