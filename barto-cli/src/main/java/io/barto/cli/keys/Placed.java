package io.barto.cli.keys;

import java.util.List;

/**
 * Lines of a configuration that a key makes.
 *
 * @param where which file, and on which hosts
 * @param lines to put there
 */
record Placed(String where, List<String> lines) {
  Placed {
    lines = List.copyOf(lines);
  }
}
