package io.barto.cli.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarJsonTest {
  @Test
  void aLineIsWholeAndReadsBack() {
    var run = CalendarRun.of("--json", "-n1", "  mon 10:00 Europe/Berlin");

    assertThat(run.out())
        .isEqualToIgnoringNewLines(
            "{\"kind\":\"calendar\",\"expression\":\"  mon 10:00 Europe/Berlin\","
                + "\"normalized\":\"Mon *-*-* 10:00:00 Europe/Berlin\","
                + "\"description\":\"every Monday at 10:00, Europe/Berlin\","
                + "\"next\":[\"2026-11-30T09:00:00Z\"],\"warnings\":[],\"error\":null}");
    assertThat(run.json().get(0).getString("normalized"))
        .isEqualTo("Mon *-*-* 10:00:00 Europe/Berlin");
  }

  @Test
  void aRefusalHasTheSameMembers() {
    var run = CalendarRun.of("--json", "25:00 \"\n", "daily");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    JsonObject refused = run.json().get(0);
    assertThat(refused.keySet()).isEqualTo(run.json().get(1).keySet());
    assertThat(refused.getString("expression")).isEqualTo("25:00 \"\n");
    assertThat(refused.get("normalized")).isEqualTo(JsonValue.NULL);
    assertThat(refused.getJsonObject("error").getInt("column")).isPositive();
    assertThat(refused.getJsonObject("error").getString("message")).isNotBlank();
  }

  @Test
  void warningsAreListed() {
    var run = CalendarRun.of("--json", "*-02-30");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get(0).getJsonArray("warnings")).hasSize(1);
    assertThat(run.json().get(0).getJsonArray("next")).isEmpty();
  }

  @Test
  void thousandsComeFromStandardInput_inOrder() {
    String input =
        IntStream.range(0, 5_000)
            .mapToObj(i -> i % 100 == 99 ? "bad " + i : "*-*-* %02d:%02d".formatted(i % 24, i % 60))
            .collect(Collectors.joining("\n"));
    var run = CalendarRun.reading(input + "\n\n", "--json", "-n", "2", "-");

    assertThat(run.exitCode()).isEqualTo(1);
    List<JsonObject> lines = run.json();
    assertThat(lines).hasSize(5_000).filteredOn(line -> !line.isNull("error")).hasSize(50);
    assertThat(lines.get(4_000).getString("normalized")).isEqualTo("*-*-* 16:40:00");
  }

  @Test
  void standardInputGoesWhereItsDashStands() {
    var run = CalendarRun.reading("weekly\n# no\n", "--json", "daily", "-", "hourly");

    assertThat(run.json())
        .extracting(line -> line.getString("expression"))
        .containsExactly("daily", "weekly", "# no", "hourly");
    assertThat(run.exitCode()).isEqualTo(1);
  }
}
