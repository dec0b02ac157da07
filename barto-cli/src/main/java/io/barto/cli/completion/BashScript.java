package io.barto.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** The script for bash. */
final class BashScript implements Script {
  private static final String HEAD =
      """
      # bash completion for barto-cli, made by: barto-cli completion bash

      _barto_cli_value() {
        case $1 in
          words) shift; COMPREPLY=($(compgen -W "$*" -- "$cur")) ;;
          list)
            shift
            local before=""
            [[ $cur == *,* ]] && before=${cur%,*},
            COMPREPLY=($(compgen -P "${before//[^a-z_,]/}" -W "$*" -- "${cur##*,}")) ;;
          files) compopt -o filenames; COMPREPLY=($(compgen -f -- "$cur")) ;;
          workers|schedules|commands|targets|whose|runs|sources)
            # never compgen -W: it would expand, and so run, what the server's names contain
            local name offered typed=${cur#[\\"\\']}
            [[ $cur == \\'* ]] || typed=${typed//\\\\/}
            [[ $1 == runs ]] && compopt -o nosort 2>/dev/null
            while IFS= read -r name; do
              name=${name%%$'\\t'*}
              if [[ $name == "$typed"* ]]; then
                _barto_cli_offer "$name"
                COMPREPLY+=("${offered:${#before}}")
              fi
            done < <(barto-cli "${config[@]}" __names "${worker[@]}" "$1" 2>/dev/null) ;;
        esac
      }

      # a name as it goes on from the quote that was typed
      _barto_cli_offer() {
        case $cur in
          \\"*)
            offered=${1//\\\\/\\\\\\\\}
            offered=${offered//\\"/\\\\\\"}
            offered=${offered//\\$/\\\\\\$}
            offered=${offered//\\`/\\\\\\`} ;;
          \\'*) offered=${1//\\'/\\'\\\\\\'\\'} ;;
          *) printf -v offered %q "$1" ;;
        esac
      }

      _barto_cli() {
        local path="" word i value commands options operand cur prev before cword=-1
        local -a words=() config=() worker=()
        COMPREPLY=()
        # bash breaks words at colons, too: they are put together again
        for ((i = 0; i <= COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          if ((i > 1)) && [[ $word == : || ${COMP_WORDS[i-1]} == : ]]; then
            words[cword]+=$word
          else
            words[++cword]=$word
          fi
        done
        cur=${words[cword]} prev=${words[cword-1]}
        # what stands before the piece that is completed
        before=${cur%"${COMP_WORDS[COMP_CWORD]}"}
        [[ ${COMP_WORDS[COMP_CWORD]} == : ]] && before=$cur
        if [[ $cur == "=" ]]; then cur=""
        elif [[ $prev == "=" ]]; then prev=${words[cword-2]}
        fi
        for ((i = 1; i < cword; i++)); do
          word=${words[i]}
          if [[ -z $path && ($word == -c || $word == --config-absolute-path) ]]; then
            value=${words[i+1]}
            [[ $value == "=" ]] && value=${words[i+2]}
            value=${value//[\\"\\']/}
            ((i + 1 < cword)) && config=(-c "${value/#\\~\\//$HOME/}")
          fi
          if [[ $word == -* ]]; then
            if value=$(_barto_cli_takes_value "$path" "$word"); then
              ((i++))
              [[ ${words[i]} == "=" ]] && ((i++))
              [[ $value == workers ]] && ((i < cword)) && worker=(-w "${words[i]//[\\"\\'\\\\]/}")
            fi
          elif _barto_cli_is_command "${path:+$path }$word"; then
            path="${path:+$path }$word"
          fi
        done
        if value=$(_barto_cli_takes_value "$path" "$prev"); then
          _barto_cli_value $value
          return
        fi
        _barto_cli_command "$path"
        if [[ $cur == -* ]]; then
          COMPREPLY=($(compgen -W "$options" -- "$cur"))
        elif [[ -n $commands ]]; then
          COMPREPLY=($(compgen -W "$commands" -- "$cur"))
        else
          _barto_cli_value $operand
        fi
      }

      """;

  @Override
  public String of(List<CommandNode> commands) {
    var script = new StringBuilder(HEAD);
    script.append("_barto_cli_is_command() {\n  case $1 in\n    ");
    script.append(
        commands.stream()
            .map(CommandNode::path)
            .filter(path -> !path.isEmpty())
            .map(path -> '"' + path + '"')
            .collect(Collectors.joining("|")));
    script.append(") return 0 ;;\n  esac\n  return 1\n}\n\n_barto_cli_command() {\n  case $1 in\n");
    commands.forEach(command -> command(command, script));
    script.append("  esac\n}\n\n_barto_cli_takes_value() {\n  case \"$1 $2\" in\n");
    commands.forEach(command -> values(command, script));
    return script
        .append("    *) return 1 ;;\n  esac\n}\n\ncomplete -F _barto_cli barto-cli\n")
        .toString();
  }

  private static void command(CommandNode command, StringBuilder script) {
    script.append("    \"").append(command.path()).append("\")\n      commands=\"");
    script.append(
        command.commands().stream().map(CommandNode.Word::text).collect(Collectors.joining(" ")));
    script.append("\"\n      options=\"");
    script.append(
        command.options().stream()
            .flatMap(option -> option.names().stream())
            .collect(Collectors.joining(" ")));
    script.append("\"\n      operand=\"").append(command.operand().inScript()).append("\" ;;\n");
  }

  private static void values(CommandNode command, StringBuilder script) {
    for (CommandNode.Option option : command.options()) {
      if (option.takesValue()) {
        String patterns =
            option.names().stream()
                .map(name -> '"' + command.path() + " " + name + '"')
                .collect(Collectors.joining("|"));
        script.append("    ").append(patterns).append(") echo \"");
        script.append(option.value().inScript()).append("\" ;;\n");
      }
    }
  }
}
