package io.barto.config;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

import io.barto.plan.Names;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;

/** The shapes of plain values. Numbers may stand in quotes, as the manual writes them. */
final class Shapes {
  static final Shape<String> TEXT =
      raw -> {
        if (raw instanceof String text && !text.isBlank()) {
          return text;
        }
        throw Mismatch.expected("a text in quotes", raw);
      };

  static final Shape<Integer> PORT = integer("a port number 1-65535", 1, 65535);

  static final Shape<Boolean> YES_OR_NO =
      raw -> {
        String text = raw.toString().strip().toLowerCase(ROOT);
        if (text.equals("true") || text.equals("false")) {
          return text.equals("true");
        }
        throw Mismatch.expected("true or false", raw);
      };

  /** The name of a worker or of a person's program. */
  static final Shape<String> NAME = raw -> name(raw, Names::mistake);

  static final Shape<String> SCHEDULE_NAME = raw -> name(raw, Names::mistakeOfSchedule);

  static final ZoneId UTC = ZoneId.of("UTC");

  static final Shape<ZoneId> ZONE = Shapes::zone;

  static final Shape<List<String>> COMMANDS = Shapes::commands;

  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([kmgt]?)(i?b)?");

  private Shapes() {}

  private static String name(Object raw, Function<String, Optional<String>> grammar)
      throws Mismatch {
    String name = TEXT.read(raw);
    Optional<String> mistake = grammar.apply(name);
    if (mistake.isPresent()) {
      throw new Mismatch(
          "expected " + Names.RULE + ", found " + Mismatch.show(raw) + ": " + mistake.get());
    }
    return name;
  }

  static Shape<Integer> integer(String what, int least, int most) {
    return raw -> (int) number(what, least, most, raw);
  }

  static Shape<Integer> integer(int least, int most) {
    return integer("a whole number " + least + "-" + most, least, most);
  }

  static Shape<Duration> seconds(int least, int most) {
    String what = "a number of seconds " + least + "-" + most;
    return raw -> Duration.ofSeconds(number(what, least, most, raw));
  }

  private static long number(String what, long least, long most, Object raw) throws Mismatch {
    if (raw instanceof Long || raw instanceof String) {
      try {
        long number = Long.parseLong(raw.toString().strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below, like a number out of bounds
      }
    }
    throw Mismatch.expected(what, raw);
  }

  /** Bytes, as a number or with a unit: {@code 512MiB}, {@code 1 GB}, {@code 64k}. */
  static Shape<Long> size(long least) {
    return raw -> {
      var size = SIZE.matcher(raw.toString().strip().toLowerCase(ROOT));
      if ((raw instanceof Long || raw instanceof String) && size.matches()) {
        int step = "b".equals(size.group(3)) && !size.group(2).isEmpty() ? 1000 : 1024;
        double bytes =
            Double.parseDouble(size.group(1))
                * Math.pow(step, " kmgt".indexOf(unit(size.group(2))));
        if (bytes >= least && bytes <= 0x1p62) {
          return (long) bytes;
        }
      }
      throw Mismatch.expected(
          "a number of bytes such as 536870912 or \"512MiB\", at least " + least, raw);
    };
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? " " : unit;
  }

  static <E extends Enum<E>> Shape<E> oneOf(Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(e -> capitalised(e.name())).toList();
    return raw -> {
      for (E constant : type.getEnumConstants()) {
        if (raw instanceof String text && constant.name().equalsIgnoreCase(text.strip())) {
          return constant;
        }
      }
      throw Mismatch.expected("one of " + String.join(", ", names), raw);
    };
  }

  private static String capitalised(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(ROOT);
  }

  private static ZoneId zone(Object raw) throws Mismatch {
    String name = TEXT.read(raw).strip();
    if (name.equalsIgnoreCase("UTC")) {
      return UTC;
    }
    // ZoneId.of would take offsets and abbreviations too, of which expressions know nothing
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    String hint =
        Nearest.to(name, ZoneId.getAvailableZoneIds()).map(z -> "; is it " + z + "?").orElse("");
    throw new Mismatch(
        "expected a time zone such as UTC or Europe/Berlin, found " + Mismatch.show(raw) + hint);
  }

  private static List<String> commands(Object raw) throws Mismatch {
    if (!(raw instanceof TomlArray array)) {
      throw Mismatch.expected("an array of shell commands, [ \"…\" ]", raw);
    }
    if (array.isEmpty()) {
      throw new Mismatch("expected at least one command, found none");
    }
    var commands = new ArrayList<String>();
    var blank = new ArrayList<Integer>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof String command && !command.isBlank()) {
        commands.add(command);
      } else {
        blank.add(i + 1);
      }
    }
    if (!blank.isEmpty()) {
      String which = blank.stream().map(String::valueOf).collect(joining(", "));
      throw new Mismatch("expected a shell command in quotes at position " + which);
    }
    return commands;
  }
}
