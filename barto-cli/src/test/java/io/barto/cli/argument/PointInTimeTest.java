package io.barto.cli.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PointInTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T23:30:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final PointInTime.Converter converter = new PointInTime.Converter();

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23t10:00:00.5z, 2026-11-23T10:00:00.500Z",
    "2026-11-23 10:00:00+05:30, 2026-11-23T04:30:00Z",
    "2026-11-23, 2026-11-22T23:00:00Z",
    "2026-11-23 10:00, 2026-11-23T09:00:00Z",
    "2026-11-23T10:00:01, 2026-11-23T09:00:01Z",
    "now, 2026-11-23T23:30:00Z",
    "TODAY, 2026-11-23T23:00:00Z",
    "yesterday, 2026-11-22T23:00:00Z",
    "90 min, 2026-11-23T22:00:00Z",
    "20000d, 1972-02-20T23:30:00Z",
    "1970-01-01, 1969-12-31T23:00:00Z",
    "2999-12-31T23:59:59Z, 2999-12-31T23:59:59Z"
  })
  void in_isReadInTheZone(String text, Instant time) {
    assertThat(converter.convert(text).in(BERLIN, NOW)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "10:00", "2026-11-23Z", "2026-02-30", "2026-11-23T25:00Z", "+1d"})
  void whatIsNoTime_isToldAllForms(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("expected " + PointInTime.FORMS + ", but found \"" + text + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31",
        "3000-01-01",
        "0001-01-01 10:00",
        "-0999-01-01",
        "+999999999-12-31T23:59:59Z",
        "-7967-01-01T00:00:00"
      })
  void aTimeThatIsFarOff_isToldTheYears(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("the years 1970 to 2999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20001d", "1728000001s", "2858w", "480001h", "99999999999999999999 s"})
  void aSpanThatIsTooLong_isToldTheLongest(String text) {
    assertThatThrownBy(() -> new Span.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("at most 20000d");
  }
}
