package io.barto.protocol;

import io.barto.protocol.ServerAnswer.AbsencePeriod;
import io.barto.protocol.ServerAnswer.Asker;
import io.barto.protocol.ServerAnswer.CleanupCounts;
import io.barto.protocol.ServerAnswer.CleanupProgress;
import io.barto.protocol.ServerAnswer.CleanupReport;
import io.barto.protocol.ServerAnswer.DatabaseView;
import io.barto.protocol.ServerAnswer.JournalView;
import io.barto.protocol.ServerAnswer.Overview;
import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerAnswer.ServerState;
import io.barto.protocol.ServerAnswer.ShownCertificate;
import io.barto.protocol.ServerAnswer.StateCount;
import io.barto.protocol.ServerAnswer.UnfiredFires;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.ServerAnswer.WorkerDetail;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.protocol.WorkersAnswer.DroppedMessages;
import java.util.List;

/** Reads the answers about workers and the server itself. */
final class ServerAnswerReader {
  private ServerAnswerReader() {}

  static WorkerDetail workerDetail(BincodeReader in) throws ProtocolException {
    return new WorkerDetail(
        presence(in),
        in.text(),
        in.option(BincodeReader::hostInfo),
        in.option(BincodeReader::instant),
        in.option(BincodeReader::instant),
        in.option(BincodeReader::signed),
        in.option(BincodeReader::instant),
        journal(in),
        RunAnswerReader.items(in),
        fires(in),
        in.list(4, ServerAnswerReader::dropped),
        in.list(3, ServerAnswerReader::absence),
        in.list(7, ServerAnswerReader::unfired),
        in.text());
  }

  private static Presence presence(BincodeReader in) throws ProtocolException {
    return new Presence(
        in.text(), in.bool(), in.option(BincodeReader::instant), in.text(), in.unsignedInt());
  }

  private static JournalView journal(BincodeReader in) throws ProtocolException {
    return new JournalView(
        in.option(BincodeReader::uuid), in.unsigned(), in.unsigned(), in.text(), in.unsigned());
  }

  private static List<FireTime> fires(BincodeReader in) throws ProtocolException {
    return in.list(3, one -> new FireTime(one.text(), one.text(), one.second()));
  }

  private static DroppedMessages dropped(BincodeReader in) throws ProtocolException {
    return new DroppedMessages(in.text(), in.bool(), in.text(), in.unsigned());
  }

  private static AbsencePeriod absence(BincodeReader in) throws ProtocolException {
    return new AbsencePeriod(in.instant(), in.option(BincodeReader::instant), in.text());
  }

  private static UnfiredFires unfired(BincodeReader in) throws ProtocolException {
    return new UnfiredFires(
        in.text(), in.second(), in.second(), in.unsigned(), in.bool(), in.text(), in.instant());
  }

  static Overview overview(BincodeReader in) throws ProtocolException {
    return new Overview(
        in.instant(),
        in.text(),
        in.unsigned(),
        in.unsigned(),
        in.list(5, ServerAnswerReader::presence),
        RunAnswerReader.items(in),
        in.unsigned(),
        fires(in),
        RunAnswerReader.items(in),
        in.list(2, one -> new StateCount(RunAnswerReader.state(one), one.unsigned())));
  }

  static CleanupProgress cleanupProgress(BincodeReader in) throws ProtocolException {
    return new CleanupProgress(in.text(), in.unsigned(), in.unsigned());
  }

  static CleanupReport cleanupReport(BincodeReader in) throws ProtocolException {
    return new CleanupReport(
        in.bool(), in.instant(), in.instant(), counts(in), in.unsigned(), in.unsigned());
  }

  private static CleanupCounts counts(BincodeReader in) throws ProtocolException {
    return new CleanupCounts(
        in.unsigned(),
        in.unsigned(),
        in.unsigned(),
        in.unsigned(),
        in.unsigned(),
        in.unsigned(),
        in.unsigned(),
        in.unsigned());
  }

  static ServerState serverState(BincodeReader in) throws ProtocolException {
    return new ServerState(
        in.instant(),
        in.instant(),
        in.text(),
        in.unsignedInt(),
        new Asker(in.text(), in.text(), in.bool(), in.bool()),
        new DatabaseView(in.bool(), in.text(), in.text(), in.bool()),
        in.bool(),
        in.list(4, ServerAnswerReader::certificate),
        in.unsigned(),
        in.unsigned(),
        in.unsigned(),
        in.unsigned(),
        in.list(1, BincodeReader::text));
  }

  private static ShownCertificate certificate(BincodeReader in) throws ProtocolException {
    return new ShownCertificate(in.text(), in.text(), in.instant(), in.instant());
  }

  static RunUpdates runUpdates(BincodeReader in) throws ProtocolException {
    return new RunUpdates(
        in.uuid(),
        in.text(),
        in.instant(),
        in.list(6, ServerAnswerReader::update),
        in.option(ServerAnswerReader::totals));
  }

  private static PackageUpdate update(BincodeReader in) throws ProtocolException {
    return new PackageUpdate(in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
  }

  private static UpdateTotals totals(BincodeReader in) throws ProtocolException {
    return new UpdateTotals(
        in.unsigned(),
        in.option(BincodeReader::real),
        in.option(BincodeReader::real),
        in.option(BincodeReader::real));
  }
}
