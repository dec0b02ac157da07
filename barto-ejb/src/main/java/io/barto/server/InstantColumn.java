package io.barto.server;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants go to the driver as such, and it writes them in UTC ({@code preserveInstants}). As local
 * times they would go by the time zone of this JVM, and be an hour wrong once a year, where its
 * clocks skip one.
 */
@Converter(autoApply = true)
public class InstantColumn implements AttributeConverter<Instant, Timestamp> {
  @Override
  public @Nullable Timestamp convertToDatabaseColumn(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  @Override
  public @Nullable Instant convertToEntityAttribute(@Nullable Timestamp column) {
    return column == null ? null : column.toInstant();
  }
}
