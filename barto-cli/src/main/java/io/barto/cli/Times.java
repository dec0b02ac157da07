package io.barto.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Time stamps of the wire, as people read them. */
final class Times {
  private final DateTimeFormatter format;

  Times(ZoneId zone) {
    this.format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
  }

  /** The time in this zone. */
  String show(Instant time) {
    return format.format(time);
  }

  /** The time stamp in this zone; as it came if it is none. */
  String show(String timestamp) {
    try {
      Instant time = OffsetDateTime.parse(timestamp).toInstant();
      return format.format(time);
    } catch (DateTimeParseException e) {
      return timestamp;
    }
  }
}
