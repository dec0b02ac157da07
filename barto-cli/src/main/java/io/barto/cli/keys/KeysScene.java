package io.barto.cli.keys;

import io.barto.cli.table.Screen;
import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.cli.terminal.Surroundings;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * What the command needs around it.
 *
 * @param in standard input
 * @param display settled only once the command line has been read
 * @param random of which keys are made
 */
public record KeysScene(
    InputStream in,
    Surroundings surroundings,
    DisplayOptions display,
    Supplier<SecureRandom> random) {
  Screen screen() {
    return display.screen(surroundings);
  }

  Form form() {
    return display.form();
  }

  PrintStream err() {
    return surroundings.err();
  }
}
