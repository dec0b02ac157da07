package io.barto.cli.calendar;

import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A zone as expressions name it, so that both take the same names and mend the same slips. */
final class ZoneConverter implements ITypeConverter<ZoneId> {
  @Override
  public ZoneId convert(String value) {
    try {
      return Realtime.parse("daily " + value).ownZone().orElseThrow(() -> refused(value, ""));
    } catch (RealtimeException e) {
      String message = String.valueOf(e.getMessage());
      int suggestion = message.lastIndexOf("; did you mean");
      throw refused(value, suggestion < 0 ? "" : message.substring(suggestion));
    }
  }

  private static TypeConversionException refused(String value, String suggestion) {
    return new TypeConversionException(
        "`"
            + value
            + "` is no time zone; expected a name such as Europe/Berlin, or UTC"
            + suggestion);
  }
}
