/**
 * What the program takes from the process and the terminal around it: streams, sizes, the pager,
 * and signs of progress.
 */
@NullMarked
package io.barto.cli.terminal;

import org.jspecify.annotations.NullMarked;
