package io.barto.config;

import java.time.DateTimeException;
import java.time.LocalTime;

/** Reads {@code [retention]}. */
final class RetentionReader {
  private static final int MANY = 36_500;
  private static final RetentionConfig USUAL = RetentionConfig.DEFAULT;

  private static final Shape<LocalTime> TIME =
      raw -> {
        try {
          return LocalTime.parse(Shapes.TEXT.read(raw).strip());
        } catch (DateTimeException e) {
          throw Mismatch.expected("a time of day such as \"03:17\"", raw);
        }
      };

  private RetentionReader() {}

  static RetentionConfig read(TableReader root) {
    RetentionConfig found = root.optionalTable("retention", RetentionReader::table);
    return found == null ? USUAL : found;
  }

  private static RetentionConfig table(TableReader table) {
    int runsDays = table.optional("runs_days", Shapes.integer(1, MANY), USUAL.runsDays());
    int outputDays =
        table.optional(
            "output_days", Shapes.integer(1, MANY), Math.min(runsDays, USUAL.outputDays()));
    if (outputDays > runsDays) {
      table.problem(
          "output_days",
          "must not be above "
              + table.pathOf("runs_days")
              + ", which is "
              + runsDays
              + ": output goes with its run");
    }
    return new RetentionConfig(
        outputDays, runsDays, table.optional("at_time", TIME, USUAL.atTime()));
  }
}
