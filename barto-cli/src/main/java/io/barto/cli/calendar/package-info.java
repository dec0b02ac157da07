/**
 * The command {@code barto-cli calendar}: what a calendar expression means and when it fires. Needs
 * no server.
 */
@NullMarked
package io.barto.cli.calendar;

import org.jspecify.annotations.NullMarked;
