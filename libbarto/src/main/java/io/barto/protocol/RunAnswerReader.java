package io.barto.protocol;

import io.barto.protocol.RunAnswer.LastFire;
import io.barto.protocol.RunAnswer.Origin;
import io.barto.protocol.RunAnswer.OutputGap;
import io.barto.protocol.RunAnswer.RunDetail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.RunList;
import io.barto.protocol.RunAnswer.RunStarted;
import io.barto.protocol.RunAnswer.ScheduleItem;
import io.barto.protocol.RunAnswer.ScheduleList;
import io.barto.protocol.RunAnswer.Sibling;
import io.barto.protocol.RunAnswer.State;
import java.util.List;

/** Reads the answers about schedules and runs. */
final class RunAnswerReader {
  /** The fewest bytes that a {@link RunItem} can have. */
  private static final int LEAST_ITEM = 32;

  private static final State[] STATES = State.values();

  private RunAnswerReader() {}

  static State state(BincodeReader in) throws ProtocolException {
    return in.rawEnum(STATES, "state of a run");
  }

  static ScheduleList scheduleList(BincodeReader in) throws ProtocolException {
    return new ScheduleList(in.list(11, RunAnswerReader::scheduleItem));
  }

  private static ScheduleItem scheduleItem(BincodeReader in) throws ProtocolException {
    return new ScheduleItem(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.list(1, BincodeReader::text),
        in.bool(),
        in.option(BincodeReader::second),
        in.option(RunAnswerReader::lastFire),
        in.bool(),
        in.unsigned());
  }

  private static LastFire lastFire(BincodeReader in) throws ProtocolException {
    return new LastFire(in.second(), state(in), in.list(16, BincodeReader::uuid));
  }

  static RunList runList(BincodeReader in) throws ProtocolException {
    return new RunList(items(in));
  }

  static List<RunItem> items(BincodeReader in) throws ProtocolException {
    return in.list(LEAST_ITEM, RunAnswerReader::item);
  }

  private static RunItem item(BincodeReader in) throws ProtocolException {
    return new RunItem(
        in.uuid(),
        in.text(),
        in.text(),
        in.unsignedInt(),
        in.text(),
        in.option(BincodeReader::second),
        in.instant(),
        in.option(BincodeReader::instant),
        in.option(BincodeReader::instant),
        state(in),
        in.option(BincodeReader::signedInt),
        in.text(),
        in.unsignedInt(),
        in.rawEnum(Origin.values(), "origin of a run"),
        in.unsigned(),
        in.option(BincodeReader::unsigned),
        in.option(BincodeReader::unsigned));
  }

  static RunDetail runDetail(BincodeReader in) throws ProtocolException {
    return new RunDetail(
        item(in),
        in.text(),
        in.option(BincodeReader::instant),
        in.unsigned(),
        in.uuid(),
        in.bool(),
        in.unsigned(),
        in.unsigned(),
        in.list(19, RunAnswerReader::sibling),
        in.list(3, one -> new OutputGap(one.outputKind(), one.unsigned(), one.unsigned())));
  }

  private static Sibling sibling(BincodeReader in) throws ProtocolException {
    return new Sibling(in.uuid(), in.unsignedInt(), in.unsignedInt(), state(in));
  }

  static RunStarted runStarted(BincodeReader in) throws ProtocolException {
    return new RunStarted(in.list(16, BincodeReader::uuid), in.instant());
  }
}
