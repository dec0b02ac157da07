package io.barto.cli.calendar;

import io.barto.cli.table.Screen;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the command takes from the program and the process around it.
 *
 * @param screen settled only once the command line has been read
 */
public record CalendarScene(
    InputStream in,
    Supplier<Screen> screen,
    PrintStream err,
    Map<String, String> environment,
    Clock clock) {}
