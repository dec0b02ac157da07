package io.barto.protocol;

import io.barto.protocol.RunAnswer.LastFire;
import io.barto.protocol.RunAnswer.OutputGap;
import io.barto.protocol.RunAnswer.RunDetail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.RunList;
import io.barto.protocol.RunAnswer.RunStarted;
import io.barto.protocol.RunAnswer.ScheduleItem;
import io.barto.protocol.RunAnswer.ScheduleList;
import io.barto.protocol.RunAnswer.Sibling;

/** Writes the answers about schedules and runs. */
interface RunAnswerWriter extends RunAnswer.Handler<BincodeWriter> {
  BincodeWriter out();

  @Override
  default BincodeWriter scheduleList(ScheduleList message) {
    return out().unsigned(24).list(message.schedules(), RunAnswerWriter::scheduleItem);
  }

  private static void scheduleItem(BincodeWriter out, ScheduleItem item) {
    out.text(item.worker())
        .text(item.schedule())
        .text(item.expression())
        .text(item.canonical())
        .text(item.description())
        .list(item.commands(), BincodeWriter::text)
        .bool(item.stopOnFailure())
        .option(item.next(), BincodeWriter::second)
        .option(item.lastFire(), RunAnswerWriter::lastFire)
        .bool(item.connected())
        .unsigned(item.generation());
  }

  private static void lastFire(BincodeWriter out, LastFire fire) {
    out.second(fire.nominal()).rawEnum(fire.state()).list(fire.runs(), BincodeWriter::uuid);
  }

  @Override
  default BincodeWriter runList(RunList message) {
    return out().unsigned(25).list(message.runs(), RunAnswerWriter::item);
  }

  /** Others' answers have such items, too. */
  static void item(BincodeWriter out, RunItem item) {
    out.uuid(item.run())
        .text(item.worker())
        .text(item.schedule())
        .unsigned(item.index())
        .text(item.command())
        .option(item.nominal(), BincodeWriter::second)
        .instant(item.claimed())
        .option(item.started(), BincodeWriter::instant)
        .option(item.ended(), BincodeWriter::instant)
        .rawEnum(item.state())
        .option(item.exitCode(), BincodeWriter::signedInt)
        .text(item.reason())
        .unsigned(item.attempt())
        .rawEnum(item.origin())
        .unsigned(item.lines())
        .option(item.stdoutBytes(), BincodeWriter::unsigned)
        .option(item.stderrBytes(), BincodeWriter::unsigned);
  }

  @Override
  default BincodeWriter runDetail(RunDetail message) {
    item(out().unsigned(26), message.item());
    return out()
        .text(message.command())
        .option(message.accepted(), BincodeWriter::instant)
        .unsigned(message.generation())
        .uuid(message.instance())
        .bool(message.stopOnFailure())
        .unsigned(message.stdoutLines())
        .unsigned(message.stderrLines())
        .list(message.siblings(), RunAnswerWriter::sibling)
        .list(message.gaps(), RunAnswerWriter::gap);
  }

  private static void sibling(BincodeWriter out, Sibling sibling) {
    out.uuid(sibling.run())
        .unsigned(sibling.index())
        .unsigned(sibling.attempt())
        .rawEnum(sibling.state());
  }

  private static void gap(BincodeWriter out, OutputGap gap) {
    out.rawEnum(gap.stream()).unsigned(gap.offset()).unsigned(gap.bytes());
  }

  @Override
  default BincodeWriter runStarted(RunStarted message) {
    return out().unsigned(29).list(message.runs(), BincodeWriter::uuid).instant(message.notAfter());
  }
}
