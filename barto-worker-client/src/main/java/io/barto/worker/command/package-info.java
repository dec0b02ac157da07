/**
 * Commands as processes of the host. A command is run by a small shell parent that outlives the
 * worker, so what is known of it is in the files of its run directory, never in this program's
 * memory.
 */
@NullMarked
package io.barto.worker.command;

import org.jspecify.annotations.NullMarked;
