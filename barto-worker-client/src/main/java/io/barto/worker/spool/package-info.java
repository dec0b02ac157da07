/**
 * The output of commands on disk: follows the segment files that a command's pumps write, cuts them
 * into lines, the same way however often they are read, and puts lines together to batches.
 */
@NullMarked
package io.barto.worker.spool;

import org.jspecify.annotations.NullMarked;
