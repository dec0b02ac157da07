package io.barto.cli.calendar;

import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;

/** How answers are written. */
interface PreviewPrinter {
  /** An expression that was understood. */
  void accepted(String expression, Realtime calendar);

  /** One that was not. */
  void refused(String expression, RealtimeException why);
}
