package io.barto.cli.worker;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.table.Tone;
import io.barto.protocol.HostInfo;
import io.barto.protocol.WorkersAnswer.AbsentWorker;
import io.barto.protocol.WorkersAnswer.Client;
import io.barto.protocol.WorkersAnswer.DroppedMessages;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is shown of workers in lists. */
final class ClientSheets {
  private static final long MOST_MILLIS = 2_000;

  /** Less is shown as nothing. */
  private static final long LEAST_MILLIS = 50;

  static final Sheet<ConnectedWorker> CONNECTED =
      Sheet.<ConnectedWorker>of("client")
          .whole("worker", "WORKER", one -> Value.of(one.client().name()))
          .whole("address", "ADDRESS", one -> Value.of(one.client().ip()))
          .text("host", "HOST", info(HostInfo::hostname))
          .text("system", "SYSTEM", info(info -> info.name() + " " + info.osVersion()))
          .rank(1)
          .text("kernel", "KERNEL", info(HostInfo::kernelVersion))
          .rank(2)
          .text("version", "VERSION", info(HostInfo::version))
          .number("clock_ahead_ms", "CLOCK", one -> clock(one.clock()));

  static final Sheet<AbsentWorker> ABSENT =
      Sheet.<AbsentWorker>of("absent_client")
          .whole("worker", "WORKER", one -> Value.of(one.worker()))
          .whole("since", "AWAY SINCE", one -> Value.when(one.since()))
          .also("seen", one -> Value.of(one.seen()))
          .number("fires_due", "FIRES DUE SINCE", ClientSheets::due)
          .rank(1)
          .also("more_fires", one -> Value.of(one.more()))
          .text("reason", "WHY", one -> Value.of(one.why()));

  static final Sheet<DroppedMessages> DROPPED =
      Sheet.<DroppedMessages>of("dropped_messages")
          .whole("worker", "WORKER", one -> Value.of(one.worker()))
          .text("dropped_by", "DROPPED BY", one -> Value.of(one.byWorker() ? "worker" : "server"))
          .text("reason", "REASON", one -> Value.of(one.reason()))
          .number("messages", "MESSAGES", one -> Value.of(one.count()));

  static final Sheet<Map.Entry<String, String>> VERSION =
      Sheet.<Map.Entry<String, String>>of("client_version")
          .whole("worker", "WORKER", one -> Value.of(one.getKey()))
          .text("version", "VERSION", one -> Value.of(one.getValue()));

  private ClientSheets() {}

  /**
   * A worker that is there.
   *
   * @param clock how far its clock is ahead of the server's, in ms; null: not known
   */
  record ConnectedWorker(Client client, @Nullable Long clock) {}

  private static Function<ConnectedWorker, Value> info(Function<HostInfo, String> fact) {
    return one -> {
      @Nullable HostInfo info = one.client().info();
      return info == null ? Value.none() : Value.of(fact.apply(info));
    };
  }

  private static Value due(AbsentWorker one) {
    return Value.of(one.due(), one.due() + (one.more() ? "+" : ""), Tone.PLAIN);
  }

  /** How far a clock is ahead of the server's; far more than a message takes is told. */
  static Value clock(@Nullable Long ahead) {
    if (ahead == null) {
      return Value.none();
    }
    String sign = Math.abs(ahead) < LEAST_MILLIS ? "" : ahead > 0 ? "+" : "-";
    return Value.of(ahead, sign + seconds(ahead), isOff(ahead) ? Tone.BAD : Tone.PLAIN);
  }

  /** Whether people should do something about a clock. */
  static boolean isOff(long ahead) {
    return Math.abs(ahead) > MOST_MILLIS;
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", Math.abs(millis) / 1_000.0);
  }
}
