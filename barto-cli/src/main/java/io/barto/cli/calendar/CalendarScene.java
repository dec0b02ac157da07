package io.barto.cli.calendar;

import io.barto.cli.table.Screen;
import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.cli.terminal.Surroundings;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * What the command takes from the program and the process around it.
 *
 * @param display settled only once the command line has been read
 */
public record CalendarScene(InputStream in, Surroundings surroundings, DisplayOptions display) {
  Screen screen() {
    return display.screen(surroundings);
  }

  Form form() {
    return display.form();
  }

  PrintStream err() {
    return surroundings.err();
  }

  Map<String, String> environment() {
    return surroundings.environment();
  }

  Clock clock() {
    return surroundings.clock();
  }
}
