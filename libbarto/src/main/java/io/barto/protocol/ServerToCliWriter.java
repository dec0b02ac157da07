package io.barto.protocol;

import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.Cleanup;
import io.barto.protocol.ServerToCli.Cmd;
import io.barto.protocol.ServerToCli.CommandNames;
import io.barto.protocol.ServerToCli.Done;
import io.barto.protocol.ServerToCli.Failed;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.Failure;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.Info;
import io.barto.protocol.ServerToCli.InfoJson;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.OutputList;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.ServerToCli.Query;
import io.barto.protocol.ServerToCli.Rows;
import io.barto.protocol.ServerToCli.Text;
import io.barto.protocol.ServerToCli.Updates;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.WorkersAnswer.Absent;
import io.barto.protocol.WorkersAnswer.AbsentWorker;
import io.barto.protocol.WorkersAnswer.Client;
import io.barto.protocol.WorkersAnswer.ClientVersions;
import io.barto.protocol.WorkersAnswer.Clients;
import io.barto.protocol.WorkersAnswer.ClockOffset;
import io.barto.protocol.WorkersAnswer.Clocks;
import io.barto.protocol.WorkersAnswer.Dropped;
import io.barto.protocol.WorkersAnswer.DroppedMessages;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writing half of {@link ServerToCliCodec}. */
record ServerToCliWriter(BincodeWriter out)
    implements ServerToCli.Handler<BincodeWriter>,
        RunAnswerWriter,
        OutputAnswerCodec.Writing,
        ServerAnswerWriter {
  private static final int LARGEST_EXIT_CODE = 255;

  @Override
  public BincodeWriter info(Info message) {
    // Neither prefix nor suffix.
    return out.unsigned(0)
        .list(message.variables(), ServerToCliWriter::variable)
        .bool(false)
        .bool(false);
  }

  private static void variable(BincodeWriter out, Variable variable) {
    out.text(variable.category()).text(variable.label()).text(variable.value());
  }

  @Override
  public BincodeWriter infoJson(InfoJson message) {
    return out.unsigned(1).text(message.json());
  }

  @Override
  public BincodeWriter updates(Updates message) {
    out.unsigned(2);
    if (message.found() instanceof GarudaFound garuda) {
      return out.wideEnum(UpdateKind.GARUDA)
          .list(garuda.packages(), ServerToCliWriter::garudaPackage);
    }
    if (message.found() instanceof PacmanFound pacman) {
      return pacman(pacman);
    }
    return out.wideEnum(UpdateKind.APT)
        .list(((AptFound) message.found()).packages(), BincodeWriter::text);
  }

  private static void garudaPackage(BincodeWriter out, GarudaPackage one) {
    out.text(one.channel())
        .text(one.name())
        .text(one.oldVersion())
        .text(one.newVersion())
        .text(one.sizeChange())
        .text(one.downloadSize());
  }

  private BincodeWriter pacman(PacmanFound found) {
    return out.wideEnum(found.kind())
        .unsigned(found.count())
        .list(found.packages(), BincodeWriter::text)
        .real(found.installSize())
        .real(found.netSize())
        .real(found.downloadSize());
  }

  @Override
  public BincodeWriter cleanup(Cleanup message) {
    return out.unsigned(3)
        .unsigned(message.outputRows())
        .unsigned(message.exitStatusRows())
        .unsigned(message.workers());
  }

  @Override
  public BincodeWriter clients(Clients message) {
    return out.unsigned(4)
        .map(message.clients(), BincodeWriter::uuidText, ServerToCliWriter::client);
  }

  private static void client(BincodeWriter out, Client client) {
    out.text(client.name()).text(client.ip()).option(client.info(), BincodeWriter::hostInfo);
  }

  @Override
  public BincodeWriter query(Query message) {
    return out.unsigned(5)
        .map(message.rows(), BincodeWriter::unsigned, ServerToCliWriter::textByText);
  }

  @Override
  public BincodeWriter list(OutputList message) {
    return out.unsigned(6).list(message.items(), ServerToCliWriter::outputItem);
  }

  private static void outputItem(BincodeWriter out, OutputItem item) {
    out.option(item.timestamp(), BincodeWriter::text).option(item.data(), BincodeWriter::text);
    ending(out, item.exitCode(), item.success());
  }

  /** Version 1 has one byte for the exit code: one that does not fit is sent as 255. */
  private static void ending(BincodeWriter out, int exitCode, boolean success) {
    boolean fits = exitCode >= 0 && exitCode <= LARGEST_EXIT_CODE;
    out.rawByte(fits ? exitCode : LARGEST_EXIT_CODE).bool(success);
  }

  @Override
  public BincodeWriter failed(Failed message) {
    return out.unsigned(7).list(message.items(), ServerToCliWriter::failedItem);
  }

  private static void failedItem(BincodeWriter out, FailedItem item) {
    out.option(item.timestamp(), BincodeWriter::text)
        .option(item.worker(), BincodeWriter::text)
        .option(item.commandName(), BincodeWriter::text)
        .option(item.data(), BincodeWriter::text);
    ending(out, item.exitCode(), item.success());
  }

  @Override
  public BincodeWriter listCommands(CommandNames message) {
    return out.unsigned(8).list(message.names(), BincodeWriter::text);
  }

  @Override
  public BincodeWriter cmd(Cmd message) {
    return out.unsigned(9)
        .map(
            message.items(),
            BincodeWriter::text,
            (o, items) -> o.list(items, ServerToCliWriter::outputItem));
  }

  @Override
  public BincodeWriter clientVersions(ClientVersions message) {
    textByText(out.unsigned(10), message.versions());
    return out;
  }

  private static void textByText(BincodeWriter out, Map<String, String> texts) {
    out.map(texts, BincodeWriter::text, BincodeWriter::text);
  }

  @Override
  public BincodeWriter failure(Failure message) {
    return out.unsigned(16).unsigned(message.code().number()).text(message.text());
  }

  @Override
  public BincodeWriter done(Done message) {
    return out.unsigned(17).unsigned(message.items());
  }

  @Override
  public BincodeWriter rows(Rows message) {
    return out.unsigned(18)
        .list(message.columns(), BincodeWriter::text)
        .list(message.rows(), ServerToCliWriter::row);
  }

  private static void row(BincodeWriter out, List<@Nullable String> cells) {
    out.list(cells, (o, cell) -> o.option(cell, BincodeWriter::text));
  }

  @Override
  public BincodeWriter dropped(Dropped message) {
    return out.unsigned(19).list(message.messages(), ServerToCliWriter::droppedMessages);
  }

  private static void droppedMessages(BincodeWriter out, DroppedMessages dropped) {
    out.text(dropped.worker())
        .bool(dropped.byWorker())
        .text(dropped.reason())
        .unsigned(dropped.count());
  }

  @Override
  public BincodeWriter reloadReport(ReloadReport message) {
    out.unsigned(20)
        .bool(message.dryRun())
        .unsigned(message.generation())
        .list(message.changes(), ServerToCliWriter::scheduleChange)
        .unsigned(message.days());
    fireDifference(message.appear());
    fireDifference(message.vanish());
    return out.list(message.needRestart(), BincodeWriter::text);
  }

  private static void scheduleChange(BincodeWriter out, ScheduleChange change) {
    out.rawEnum(change.kind())
        .text(change.worker())
        .text(change.schedule())
        .list(change.what(), BincodeWriter::text);
  }

  private void fireDifference(FireDifference fires) {
    out.unsigned(fires.count())
        .bool(fires.more())
        .list(fires.earliest(), ServerToCliWriter::fireTime);
  }

  private static void fireTime(BincodeWriter out, FireTime fire) {
    out.text(fire.worker()).text(fire.schedule()).second(fire.nominal());
  }

  @Override
  public BincodeWriter text(Text message) {
    return out.unsigned(21).text(message.text());
  }

  @Override
  public BincodeWriter absent(Absent message) {
    return out.unsigned(22).list(message.workers(), ServerToCliWriter::absentWorker);
  }

  private static void absentWorker(BincodeWriter out, AbsentWorker absent) {
    out.text(absent.worker())
        .instant(absent.since())
        .bool(absent.seen())
        .text(absent.why())
        .unsigned(absent.due())
        .bool(absent.more());
  }

  @Override
  public BincodeWriter clocks(Clocks message) {
    return out.unsigned(23).list(message.offsets(), ServerToCliWriter::clockOffset);
  }

  private static void clockOffset(BincodeWriter out, ClockOffset offset) {
    out.text(offset.worker()).unsigned(offset.millis()).bool(offset.ahead());
  }
}
