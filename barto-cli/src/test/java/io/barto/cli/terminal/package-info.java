/** What the program takes from, and leaves to, the terminal that it runs in. */
@NullMarked
package io.barto.cli.terminal;

import org.jspecify.annotations.NullMarked;
