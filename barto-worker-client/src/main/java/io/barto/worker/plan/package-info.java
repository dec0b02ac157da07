/**
 * The schedules that this worker fires by itself, and when: those of a server of version 1, which
 * leaves it to its workers. Decides what is due; whether it runs, is the journal's to say.
 */
@NullMarked
package io.barto.worker.plan;

import org.jspecify.annotations.NullMarked;
