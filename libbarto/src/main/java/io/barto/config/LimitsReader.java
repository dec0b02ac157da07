package io.barto.config;

import static java.util.Locale.ROOT;

import io.barto.plan.NamePattern;
import io.barto.protocol.Wire;
import java.util.ArrayList;
import java.util.List;
import org.tomlj.TomlArray;

/** Reads {@code [limits]}. */
final class LimitsReader {
  private static final int MANY = 1_000_000;
  private static final int DAY = 86_400;
  private static final LimitsConfig USUAL = LimitsConfig.DEFAULT;

  /** A worker's messages have up to 1 MiB of lines, which bad bytes can make three times longer. */
  private static final Shape<Long> MESSAGE_SIZE =
      raw -> {
        long bytes = Shapes.size(4L << 20).read(raw);
        if (bytes > Wire.MAX_MESSAGE) {
          throw Mismatch.expected("at most \"16MiB\", the largest message of the wire", raw);
        }
        return bytes;
      };

  private LimitsReader() {}

  static LimitsConfig read(TableReader root) {
    LimitsConfig found = root.optionalTable("limits", LimitsReader::table);
    return found == null ? USUAL : found;
  }

  private static LimitsConfig table(TableReader table) {
    return new LimitsConfig(
        table.optional("message_size", MESSAGE_SIZE, USUAL.messageSize()),
        table.optional("unread_size", Shapes.size(1L << 20), USUAL.unreadSize()),
        table.optional("connections", Shapes.integer(1, MANY), USUAL.connections()),
        table.optional(
            "connections_per_address", Shapes.integer(1, MANY), USUAL.connectionsPerAddress()),
        table.optional(
            "handshakes_per_second", Shapes.integer(1, MANY), USUAL.handshakesPerSecond()),
        table.optional(
            "bad_messages_per_second", Shapes.integer(1, MANY), USUAL.badMessagesPerSecond()),
        table.optional("answers", Shapes.integer(1, 12), USUAL.answers()),
        table.optional("hello_timeout", Shapes.seconds(1, 3600), USUAL.helloTimeout()),
        table.optional("worker_idle", Shapes.seconds(10, DAY), USUAL.workerIdle()),
        table.optional("cli_idle", Shapes.seconds(10, DAY), USUAL.cliIdle()),
        table.optional("takeover_grace", Shapes.seconds(0, DAY), USUAL.takeoverGrace()),
        table.optional("allow_downgrade", patterns("worker names", false), List.of()),
        table.optional("allowed_hosts", patterns("host names", true), List.of()));
  }

  /** An array of texts, or, as the environment has it, one text with commas. */
  private static Shape<List<NamePattern>> patterns(String what, boolean lowerCase) {
    return raw -> {
      List<Object> items =
          raw instanceof TomlArray array
              ? array.toList()
              : List.<Object>of((Object[]) raw.toString().split(",", -1));
      var patterns = new ArrayList<NamePattern>();
      for (Object item : items) {
        if (!(item instanceof String text) || text.isBlank()) {
          throw Mismatch.expected("an array of " + what + ", [ \"…\" ], in which * is any", raw);
        }
        String name = text.strip();
        patterns.add(new NamePattern(lowerCase ? name.toLowerCase(ROOT) : name));
      }
      return patterns;
    };
  }
}
