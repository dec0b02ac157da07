/**
 * Calendar expressions: what {@code on_calendar} accepts, and when it fires. {@link
 * io.barto.realtime.Realtime} serves the server's timers, the worker's own clock and the command
 * line alike.
 */
@NullMarked
package io.barto.realtime;

import org.jspecify.annotations.NullMarked;
