/**
 * What this worker must not forget: the fires it accepted, how far each run came, and the book it
 * holds. An id that the journal knows is never started again.
 */
@NullMarked
package io.barto.worker.journal;

import org.jspecify.annotations.NullMarked;
