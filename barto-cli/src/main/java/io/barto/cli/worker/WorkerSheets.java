package io.barto.cli.worker;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.table.Tone;
import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerAnswer.AbsencePeriod;
import io.barto.protocol.ServerAnswer.JournalView;
import io.barto.protocol.ServerAnswer.UnfiredFires;
import io.barto.protocol.ServerAnswer.WorkerDetail;
import io.barto.protocol.ServerToCli.FireTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is shown of one worker. */
final class WorkerSheets {
  static final Sheet<WorkerDetail> WORKER =
      Sheet.<WorkerDetail>of("worker")
          .also("worker", one -> Value.of(one.presence().worker()))
          .also("state", WorkerSheets::state)
          .also("since", one -> Value.when(one.presence().since()))
          .also("reason", one -> text(one.presence().why()))
          .also("warning", one -> warning(one.warning()))
          .also("address", one -> text(one.address()))
          .also("host", info(HostInfo::hostname))
          .also("system", info(info -> info.name() + " " + info.osVersion()))
          .also("kernel", info(HostInfo::kernelVersion))
          .also("version", info(HostInfo::version))
          .also("wire_version", seen(one -> Value.of((long) one.presence().wire())))
          .also("clock_ahead_ms", one -> ClientSheets.clock(one.clockOffset()))
          .also("first_seen", one -> Value.when(one.firstSeen()))
          .also("last_seen", one -> Value.when(one.lastSeen()))
          .also("retired", one -> Value.when(one.retired()))
          .also("instance", journal(journal -> id(journal.instance())))
          .also("epoch", journal(journal -> Value.of(journal.epoch())))
          .also("journal", journal(WorkerSheets::condition))
          .also("journal_position", journal(journal -> Value.of(journal.position())))
          .also("generation", journal(journal -> Value.of(journal.generation())));

  static final Sheet<FireTime> DUE =
      Sheet.<FireTime>of("due_fire")
          .whole("worker", "WORKER", fire -> Value.of(fire.worker()))
          .whole("schedule", "SCHEDULE", fire -> Value.of(fire.schedule()))
          .whole("due", "DUE", fire -> Value.when(fire.nominal()));

  static final Sheet<AbsencePeriod> ABSENCE =
      Sheet.<AbsencePeriod>of("absence")
          .whole("since", "SINCE", one -> Value.when(one.since()))
          .whole("until", "UNTIL", one -> Value.when(one.until()))
          .text("reason", "WHY", one -> text(one.why()));

  static final Sheet<UnfiredFires> UNFIRED =
      Sheet.<UnfiredFires>of("unfired_fires")
          .whole("schedule", "SCHEDULE", one -> Value.of(one.schedule()))
          .whole("first_due", "FIRST", one -> Value.when(one.first()))
          .whole("last_due", "LAST", one -> Value.when(one.last()))
          .number("fires", "FIRES", one -> Value.of(one.count()))
          .whole("outcome", "OUTCOME", one -> Value.of(one.skipped() ? "skipped" : "missed"))
          .text("reason", "WHY", one -> text(one.reason()))
          .also("told", one -> Value.when(one.at()));

  private WorkerSheets() {}

  private static Value state(WorkerDetail one) {
    return one.presence().connected()
        ? Value.of("connected", Tone.GOOD)
        : Value.of("away", Tone.BAD);
  }

  private static Value warning(String text) {
    return text.isEmpty() ? Value.none() : Value.of(text, Tone.BAD);
  }

  private static Value text(String text) {
    return text.isEmpty() ? Value.none() : Value.of(text);
  }

  private static Value id(@Nullable UUID id) {
    return id == null ? Value.none() : Value.of(id.toString());
  }

  private static Value condition(JournalView journal) {
    return journal.condition().isEmpty()
        ? Value.of("sound", Tone.GOOD)
        : Value.of(journal.condition(), Tone.BAD);
  }

  private static Function<WorkerDetail, Value> journal(Function<JournalView, Value> value) {
    return seen(one -> value.apply(one.journal()));
  }

  /** What is not known of a worker that was never there. */
  private static Function<WorkerDetail, Value> seen(Function<WorkerDetail, Value> value) {
    return one -> one.firstSeen() == null ? Value.none() : value.apply(one);
  }

  private static Function<WorkerDetail, Value> info(Function<HostInfo, String> fact) {
    return one -> {
      @Nullable HostInfo info = one.info();
      return info == null ? Value.none() : Value.of(fact.apply(info));
    };
  }
}
