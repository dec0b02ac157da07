package io.barto.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** The script for zsh. */
final class ZshScript implements Script {
  private static final String HEAD =
      """
      #compdef barto-cli
      # zsh completion for barto-cli, made by: barto-cli completion zsh

      _barto_cli_value() {
        case $1 in
          words) shift; compadd -- "$@" ;;
          list) shift; compset -P '*,'; compadd -- "$@" ;;
          files) _files ;;
          workers|schedules|commands|targets|whose|runs|sources)
            local -a names shown order
            local line
            while IFS= read -r line; do
              names+=("${line%%$'\\t'*}")
              shown+=("${line/$'\\t'/  -- }")
            done < <(barto-cli $config __names $worker $1 2>/dev/null)
            [[ $1 == runs ]] && order=(-V runs)
            compadd $order -l -d shown -a names ;;
        esac
      }

      _barto_cli() {
        local prev=$words[CURRENT-1] command_path="" word value operand
        local -a commands options config worker
        local -i i
        if [[ $PREFIX == --*=* ]]; then
          prev=${PREFIX%%=*}
          compset -P '*='
        fi
        for ((i = 2; i < CURRENT; i++)); do
          word=$words[i]
          if [[ -z $command_path && $word == --config-absolute-path=* ]]; then
            config=(-c ${~${(Q)word#*=}})
          elif [[ -z $command_path && $word == (-c|--config-absolute-path) ]]; then
            ((i + 1 < CURRENT)) && config=(-c ${~${(Q)words[i+1]}})
          fi
          if [[ $word == -* ]]; then
            if [[ $word == --*=* ]]; then
              value=$(_barto_cli_takes_value "$command_path" "${word%%=*}")
              [[ $value == workers ]] && worker=(-w "${(Q)word#*=}")
            elif value=$(_barto_cli_takes_value "$command_path" "$word"); then
              ((i++))
              [[ $value == workers ]] && ((i < CURRENT)) && worker=(-w "${(Q)words[i]}")
            fi
          elif _barto_cli_is_command "${command_path:+$command_path }$word"; then
            command_path="${command_path:+$command_path }$word"
          fi
        done
        if value=$(_barto_cli_takes_value "$command_path" "$prev"); then
          _barto_cli_value ${=value}
          return
        fi
        _barto_cli_command "$command_path"
        if [[ $PREFIX == -* ]]; then
          _describe -o option options
        elif ((#commands)); then
          _describe command commands
        else
          _barto_cli_value ${=operand}
        fi
      }

      """;

  @Override
  public String of(List<CommandNode> commands) {
    var script = new StringBuilder(HEAD);
    script.append("_barto_cli_is_command() {\n  case $1 in\n    (");
    script.append(
        commands.stream()
            .map(CommandNode::path)
            .filter(path -> !path.isEmpty())
            .map(ZshScript::quoted)
            .collect(Collectors.joining("|")));
    script.append(") return 0 ;;\n  esac\n  return 1\n}\n\n_barto_cli_command() {\n  case $1 in\n");
    commands.forEach(command -> command(command, script));
    script.append("  esac\n}\n\n_barto_cli_takes_value() {\n  case \"$1 $2\" in\n");
    commands.forEach(command -> values(command, script));
    script.append("    (*) return 1 ;;\n  esac\n}\n\n");
    script.append("if [[ $funcstack[1] == _barto_cli ]]; then\n  _barto_cli \"$@\"\nelse\n");
    return script.append("  compdef _barto_cli barto-cli\nfi\n").toString();
  }

  private static void command(CommandNode command, StringBuilder script) {
    script.append("    (").append(quoted(command.path())).append(")\n      commands=(\n");
    for (CommandNode.Word word : command.commands()) {
      described(word.text(), word.about(), script);
    }
    script.append("      )\n      options=(\n");
    for (CommandNode.Option option : command.options()) {
      option.names().forEach(name -> described(name, option.about(), script));
    }
    script.append("      )\n      operand=").append(quoted(command.operand().inScript()));
    script.append(" ;;\n");
  }

  private static void described(String word, String about, StringBuilder script) {
    script.append("        ").append(quoted(word + ":" + about.replace(":", "\\:"))).append("\n");
  }

  private static void values(CommandNode command, StringBuilder script) {
    for (CommandNode.Option option : command.options()) {
      if (option.takesValue()) {
        String patterns =
            option.names().stream()
                .map(name -> quoted(command.path() + " " + name))
                .collect(Collectors.joining("|"));
        script.append("    (").append(patterns).append(") echo ");
        script.append(quoted(option.value().inScript())).append(" ;;\n");
      }
    }
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
