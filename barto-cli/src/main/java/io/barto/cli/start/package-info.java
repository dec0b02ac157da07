/** What makes the program start fast: a rehearsal from which the archive of its classes is made. */
@NullMarked
package io.barto.cli.start;

import org.jspecify.annotations.NullMarked;
