package io.barto.cli.keys;

import io.barto.cli.table.Screen;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * What the command needs around it.
 *
 * @param in standard input
 * @param screen where answers go
 * @param err where complaints go
 * @param random of which keys are made
 */
public record KeysScene(
    InputStream in, Supplier<Screen> screen, PrintStream err, SecureRandom random) {}
