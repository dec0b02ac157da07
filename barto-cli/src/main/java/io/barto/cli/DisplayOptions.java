package io.barto.cli;

import io.barto.cli.table.Screen;
import io.barto.cli.table.Terminal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How answers are shown; given before or after the command. */
final class DisplayOptions {
  @Option(
      names = "--utc",
      scope = ScopeType.INHERIT,
      description = "Show times in UTC instead of the local zone")
  private boolean utc;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Use no colours (nor with NO_COLOR set, nor in a pipe)")
  private boolean noColor;

  @Option(
      names = "--width",
      scope = ScopeType.INHERIT,
      paramLabel = "<COLUMNS>",
      description = "Fit tables to so many columns instead of the terminal's; 0 cuts nothing")
  private @Nullable Integer width;

  boolean utc() {
    return utc;
  }

  /** The zone in which times are shown. */
  ZoneId zone(ZoneId local) {
    return utc ? ZoneOffset.UTC : local;
  }

  /** In a pipe nothing is cut and nothing coloured, so that programs can read it. */
  Screen screen(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    boolean wanted = !noColor && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Screen(surroundings.out(), width(surroundings), surroundings.terminal() && wanted);
  }

  private int width(Surroundings surroundings) {
    if (width != null) {
      return Math.max(0, width);
    }
    return surroundings.terminal() ? Terminal.width(surroundings.environment()) : 0;
  }
}
