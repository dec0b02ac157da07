package io.barto.protocol;

import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.ServerToWorker.BookZone;
import io.barto.protocol.ServerToWorker.Cleanup;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.Pulse;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.ServerToWorker.UnfiredStored;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.protocol.ServerToWorker.Welcome;

/** The writing half of {@link ServerToWorkerCodec}. */
record ServerToWorkerWriter(BincodeWriter out) implements ServerToWorker.Handler<BincodeWriter> {
  @Override
  public BincodeWriter initialize(Initialize message) {
    return out.unsigned(0)
        .uuidText(message.connection())
        .list(message.schedules(), ServerToWorkerWriter::v1Schedule);
  }

  private static void v1Schedule(BincodeWriter out, V1Schedule schedule) {
    out.text(schedule.name())
        .text(schedule.onCalendar())
        .list(schedule.commands(), BincodeWriter::text);
  }

  @Override
  public BincodeWriter cleanup(Cleanup message) {
    return out.unsigned(1);
  }

  @Override
  public BincodeWriter welcome(Welcome message) {
    return out.unsigned(16)
        .uuid(message.connection())
        .text(message.serverVersion())
        .instant(message.serverTime())
        .unsigned(message.epoch())
        .unsigned(message.heartbeatMillis())
        .list(message.openRuns(), BincodeWriter::uuid)
        .list(message.committed(), ServerToWorkerWriter::streamEnd);
  }

  @Override
  public BincodeWriter book(Book message) {
    return out.unsigned(17)
        .uuid(message.incarnation())
        .unsigned(message.generation())
        .list(message.schedules(), ServerToWorkerWriter::bookSchedule)
        .unsigned(message.planner())
        .text(message.timeZones())
        .list(message.zones(), ServerToWorkerWriter::zone);
  }

  private static void zone(BincodeWriter out, BookZone zone) {
    out.text(zone.name())
        .signedInt(zone.offset())
        .list(zone.shifts(), (o, shift) -> o.second(shift.from()).signedInt(shift.offset()));
  }

  private static void bookSchedule(BincodeWriter out, BookSchedule schedule) {
    out.text(schedule.name())
        .text(schedule.onCalendar())
        .list(schedule.commands(), BincodeWriter::text)
        .bool(schedule.stopOnFailure())
        .option(schedule.missedTick(), BincodeWriter::rawByte);
  }

  @Override
  public BincodeWriter dispatch(Dispatch message) {
    return out.unsigned(18)
        .text(message.schedule())
        .second(message.nominal())
        .unsigned(message.attempt())
        .unsigned(message.generation())
        .bool(message.stopOnFailure())
        .list(message.commands(), ServerToWorkerWriter::command)
        .option(message.notAfter(), BincodeWriter::instant);
  }

  static void command(BincodeWriter out, Command command) {
    out.uuid(command.run()).unsigned(command.index()).text(command.text());
  }

  @Override
  public BincodeWriter outputStored(OutputStored message) {
    return out.unsigned(19).list(message.ends(), ServerToWorkerWriter::streamEnd);
  }

  private static void streamEnd(BincodeWriter out, StreamEnd end) {
    out.uuid(end.run()).rawEnum(end.kind()).unsigned(end.offset()).unsigned(end.line());
  }

  @Override
  public BincodeWriter endStored(EndStored message) {
    return out.unsigned(20).list(message.runs(), BincodeWriter::uuid);
  }

  @Override
  public BincodeWriter pulse(Pulse message) {
    return out.unsigned(21).instant(message.serverTime());
  }

  @Override
  public BincodeWriter refusal(Refusal message) {
    return out.unsigned(22).unsigned(message.code().number()).text(message.text());
  }

  @Override
  public BincodeWriter decided(Decided message) {
    return out.unsigned(23)
        .list(
            message.newest(),
            (writer, fire) -> writer.text(fire.schedule()).second(fire.nominal()));
  }

  @Override
  public BincodeWriter unfiredStored(UnfiredStored message) {
    return out.unsigned(24).list(message.ids(), BincodeWriter::uuid);
  }
}
