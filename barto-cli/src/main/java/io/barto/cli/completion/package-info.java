/**
 * Scripts that let shells complete the command line: made out of the same description as the help,
 * with the names that the server knows asked for as they are needed.
 */
@NullMarked
package io.barto.cli.completion;

import org.jspecify.annotations.NullMarked;
