/**
 * The program {@code barto-cli}: what was typed becomes a request, and the messages of the answer
 * become tables and sentences.
 */
@NullMarked
package io.barto.cli;

import org.jspecify.annotations.NullMarked;
