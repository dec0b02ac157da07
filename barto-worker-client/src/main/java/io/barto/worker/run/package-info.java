/**
 * Runs in progress: accepts what the server dispatches, starts the commands of a fire one after the
 * other, follows each from its start to the moment at which the server has its end and its output,
 * and takes up what an earlier worker left running. One thread does all of it.
 */
@NullMarked
package io.barto.worker.run;

import org.jspecify.annotations.NullMarked;
