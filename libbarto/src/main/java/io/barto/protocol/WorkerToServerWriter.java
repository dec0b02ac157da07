package io.barto.protocol;

import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.protocol.WorkerToServer.ClientInfo;
import io.barto.protocol.WorkerToServer.Dropped;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.ExitStatus;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServer.JournalState;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.OutputLine;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.protocol.WorkerToServer.Unfired;

/** The writing half of {@link WorkerToServerCodec}. */
record WorkerToServerWriter(BincodeWriter out) implements WorkerToServer.Handler<BincodeWriter> {
  @Override
  public BincodeWriter outputLine(OutputLine message) {
    return out.unsigned(0)
        .rawByte(0)
        .uuidText(message.connection())
        .text(message.worker())
        .text(message.timestamp())
        .uuidText(message.command())
        .text(message.commandName())
        .rawEnum(message.kind())
        .text(message.data());
  }

  @Override
  public BincodeWriter exitStatus(ExitStatus message) {
    return out.unsigned(0)
        .rawByte(1)
        .uuidText(message.command())
        .text(message.timestamp())
        .option(message.exitCode(), BincodeWriter::signedInt)
        .bool(message.success());
  }

  @Override
  public BincodeWriter clientInfo(ClientInfo message) {
    return out.unsigned(1).hostInfo(message.info());
  }

  @Override
  public BincodeWriter hello(Hello message) {
    out.unsigned(16).uuid(message.instance()).text(message.bootId());
    mark(out, message.journal());
    return out.list(message.told(), WorkerToServerWriter::mark)
        .option(message.incarnation(), BincodeWriter::uuid)
        .unsigned(message.generation())
        .list(message.openRuns(), BincodeWriter::uuid)
        .instant(message.workerTime())
        .text(message.timeZones())
        .hostInfo(message.info());
  }

  private static void mark(BincodeWriter out, JournalMark mark) {
    out.unsigned(mark.position()).unsigned(mark.tag());
  }

  @Override
  public BincodeWriter accepted(Accepted message) {
    return out.unsigned(17)
        .text(message.schedule())
        .second(message.nominal())
        .unsigned(message.attempt())
        .list(message.runs(), BincodeWriter::uuid)
        .instant(message.at());
  }

  @Override
  public BincodeWriter refused(Refused message) {
    return out.unsigned(18)
        .list(message.runs(), BincodeWriter::uuid)
        .text(message.reason())
        .instant(message.at());
  }

  @Override
  public BincodeWriter started(Started message) {
    return out.unsigned(19).uuid(message.run()).instant(message.at());
  }

  @Override
  public BincodeWriter output(Output message) {
    return out.unsigned(20).list(message.batches(), WorkerToServerWriter::batch);
  }

  private static void batch(BincodeWriter out, OutputBatch batch) {
    out.uuid(batch.run())
        .rawEnum(batch.kind())
        .unsigned(batch.offset())
        .unsigned(batch.firstLine())
        .instant(batch.at())
        .list(batch.lines(), WorkerToServerWriter::line)
        .bool(batch.continues())
        .option(batch.gap(), WorkerToServerWriter::gap);
  }

  private static void gap(BincodeWriter out, OutputGap gap) {
    out.unsigned(gap.bytes()).unsigned(gap.lines()).bool(gap.atLeast()).text(gap.reason());
  }

  private static void line(BincodeWriter out, Line line) {
    out.unsigned(line.afterMillis()).unsigned(line.bytes()).text(line.text());
  }

  @Override
  public BincodeWriter ended(Ended message) {
    return out.unsigned(21).list(message.ends(), WorkerToServerWriter::runEnd);
  }

  private static void runEnd(BincodeWriter out, RunEnd end) {
    out.uuid(end.run())
        .rawEnum(end.outcome())
        .option(end.exitCode(), BincodeWriter::signedInt)
        .text(end.reason())
        .option(end.startedAt(), BincodeWriter::instant)
        .instant(end.at())
        .unsigned(end.stdoutBytes())
        .unsigned(end.stderrBytes());
  }

  @Override
  public BincodeWriter heartbeat(Heartbeat message) {
    out.unsigned(22).instant(message.workerTime());
    mark(out, message.journal());
    return out.unsigned(message.running());
  }

  @Override
  public BincodeWriter dropped(Dropped message) {
    return out.unsigned(23).map(message.counts(), BincodeWriter::text, BincodeWriter::unsigned);
  }

  @Override
  public BincodeWriter fired(Fired message) {
    return out.unsigned(24)
        .text(message.schedule())
        .second(message.nominal())
        .unsigned(message.attempt())
        .unsigned(message.generation())
        .bool(message.stopOnFailure())
        .list(message.commands(), ServerToWorkerWriter::command)
        .rawEnum(message.origin())
        .instant(message.at());
  }

  @Override
  public BincodeWriter unfired(Unfired message) {
    return out.unsigned(25).list(message.ranges(), WorkerToServerWriter::unfiredRange);
  }

  private static void unfiredRange(BincodeWriter out, UnfiredRange range) {
    out.uuid(range.id())
        .text(range.schedule())
        .second(range.first())
        .second(range.last())
        .unsigned(range.count())
        .rawEnum(range.kind())
        .text(range.reason())
        .instant(range.at());
  }

  @Override
  public BincodeWriter bookAccepted(BookAccepted message) {
    return out.unsigned(26)
        .uuid(message.incarnation())
        .unsigned(message.generation())
        .second(message.cut());
  }

  @Override
  public BincodeWriter journalState(JournalState message) {
    return out.unsigned(27).rawEnum(message.condition()).text(message.text()).instant(message.at());
  }
}
