/**
 * The schedules that this worker fires by itself, when they are due, and what time it is. Decides
 * what is due and what is made up; whether it runs, is the journal's to say.
 */
@NullMarked
package io.barto.worker.plan;

import org.jspecify.annotations.NullMarked;
