package io.barto.cli.terminal;

import io.barto.cli.argument.WrongUsage;
import io.barto.cli.table.Screen;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How answers are shown; given before or after the command. */
public final class DisplayOptions {
  /** A query may wait 20 s for its turn, and then work 20 s before its first row. */
  private static final int USUAL_TIMEOUT = 45;

  private static final int LONGEST_TIMEOUT = 86_400;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {"-j", "--json"},
      scope = ScopeType.INHERIT,
      description = "Show JSON: an object a line, with times in UTC")
  private boolean json;

  @Option(
      names = "--csv",
      scope = ScopeType.INHERIT,
      description = "Show CSV (RFC 4180) with a head line and times in UTC")
  private boolean csv;

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
      names = "--no-pager",
      scope = ScopeType.INHERIT,
      description = "Let long answers run through instead of showing them in $PAGER")
  private boolean noPager;

  @Option(
      names = "--width",
      scope = ScopeType.INHERIT,
      paramLabel = "<COLUMNS>",
      converter = Columns.class,
      description = "Fit tables to so many columns instead of the terminal's; 0 cuts nothing")
  private @Nullable Integer width;

  @Option(
      names = "--timeout",
      scope = ScopeType.INHERIT,
      paramLabel = "<SECONDS>",
      converter = Seconds.class,
      description = "Give up where the server says nothing for so long; 45 unless given")
  private @Nullable Integer timeout;

  private Terminal.@Nullable Size size;

  /** Reads how wide tables are. */
  static final class Columns implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 0, Integer.MAX_VALUE, "0 or more columns");
    }
  }

  /** Reads how long the server may be silent. */
  static final class Seconds implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 1, LONGEST_TIMEOUT, "1 to " + LONGEST_TIMEOUT + " seconds");
    }
  }

  private static int whole(String text, int least, int most, String expected) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new TypeConversionException("expected " + expected + ", but found \"" + text + '"');
  }

  /** The forms of an answer. */
  public enum Form {
    TABLE,
    JSON,
    CSV
  }

  /** What was asked for; one of them only. */
  public Form form() {
    if (json && csv) {
      throw new WrongUsage(command, "--json and --csv contradict each other; give one of them");
    }
    return json ? Form.JSON : csv ? Form.CSV : Form.TABLE;
  }

  /** Whether times are shown in UTC. */
  public boolean utc() {
    return utc;
  }

  /** How long the server may be silent. */
  public Duration timeout() {
    return Duration.ofSeconds(timeout == null ? USUAL_TIMEOUT : timeout);
  }

  /** The zone in which times are shown. */
  public ZoneId zone(ZoneId local) {
    return utc ? ZoneOffset.UTC : local;
  }

  /** In a pipe nothing is cut and nothing coloured, so that programs can read it. */
  public Screen screen(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    boolean wanted = !noColor && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Screen(surroundings.out(), width(surroundings), surroundings.terminal() && wanted);
  }

  /** The same in front of a pager. */
  public Screen pagedScreen(Surroundings surroundings) {
    Screen screen = screen(surroundings);
    boolean kept = Pager.keepsColours(surroundings.environment());
    return new Screen(screen.out(), screen.width(), screen.colours() && kept);
  }

  private int width(Surroundings surroundings) {
    if (width != null) {
      return width;
    }
    return surroundings.terminal() ? size(surroundings).columns() : 0;
  }

  private Terminal.Size size(Surroundings surroundings) {
    if (size == null) {
      size = Terminal.size(surroundings.environment());
    }
    return size;
  }

  /**
   * What holds back a long answer for a pager, where people read it on a terminal.
   *
   * @param progress ends as the pager begins
   * @param whenOver is run as soon as the pager has ended, in a thread of its own
   */
  public Optional<Pager> pager(Surroundings surroundings, Progress progress, Runnable whenOver) {
    if (noPager || !surroundings.terminal() || form() != Form.TABLE) {
      return Optional.empty();
    }
    return Pager.command(surroundings.environment())
        .map(
            command ->
                new Pager(
                    command,
                    surroundings.out(),
                    size(surroundings).rows(),
                    progress::leave,
                    whenOver));
  }
}
