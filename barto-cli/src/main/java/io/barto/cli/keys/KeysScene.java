package io.barto.cli.keys;

import io.barto.cli.request.Console;
import io.barto.cli.table.Screen;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.program.ExitCode;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * What the command needs around it.
 *
 * @param in standard input
 * @param random of which keys are made
 */
public record KeysScene(InputStream in, Console console, Supplier<SecureRandom> random) {
  Screen screen() {
    return console.display().screen(console.surroundings());
  }

  Form form() {
    return console.display().form();
  }

  int failed(String message) {
    return console.failed(ExitCode.FAILED, message);
  }
}
