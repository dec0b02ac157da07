/** The book of schedules, the alarm that fires from it, and the arrival of workers who get it. */
@NullMarked
package io.barto.server.schedule.boundary;

import org.jspecify.annotations.NullMarked;
