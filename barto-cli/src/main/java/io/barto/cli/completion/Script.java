package io.barto.cli.completion;

import java.util.List;

/** Writes what a shell needs to complete a command line. */
interface Script {
  /** The script. */
  String of(List<CommandNode> commands);
}
