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

/** Writes the answers about workers and the server itself. */
interface ServerAnswerWriter extends ServerAnswer.Handler<BincodeWriter> {
  BincodeWriter out();

  @Override
  default BincodeWriter workerDetail(WorkerDetail message) {
    presence(out().unsigned(28), message.presence());
    out()
        .text(message.address())
        .option(message.info(), BincodeWriter::hostInfo)
        .option(message.firstSeen(), BincodeWriter::instant)
        .option(message.lastSeen(), BincodeWriter::instant)
        .option(message.clockOffset(), BincodeWriter::signed)
        .option(message.retired(), BincodeWriter::instant);
    journal(message.journal());
    return out()
        .list(message.running(), RunAnswerWriter::item)
        .list(message.due(), ServerAnswerWriter::fire)
        .list(message.dropped(), ServerAnswerWriter::dropped)
        .list(message.absences(), ServerAnswerWriter::absence)
        .list(message.unfired(), ServerAnswerWriter::unfired)
        .text(message.warning());
  }

  private static void presence(BincodeWriter out, Presence presence) {
    out.text(presence.worker())
        .bool(presence.connected())
        .option(presence.since(), BincodeWriter::instant)
        .text(presence.why())
        .unsigned(presence.wire());
  }

  private void journal(JournalView journal) {
    out()
        .option(journal.instance(), BincodeWriter::uuid)
        .unsigned(journal.epoch())
        .unsigned(journal.position())
        .text(journal.condition())
        .unsigned(journal.generation());
  }

  private static void fire(BincodeWriter out, FireTime fire) {
    out.text(fire.worker()).text(fire.schedule()).second(fire.nominal());
  }

  private static void dropped(BincodeWriter out, DroppedMessages dropped) {
    out.text(dropped.worker())
        .bool(dropped.byWorker())
        .text(dropped.reason())
        .unsigned(dropped.count());
  }

  private static void absence(BincodeWriter out, AbsencePeriod absence) {
    out.instant(absence.since()).option(absence.until(), BincodeWriter::instant);
    out.text(absence.why());
  }

  private static void unfired(BincodeWriter out, UnfiredFires unfired) {
    out.text(unfired.schedule())
        .second(unfired.first())
        .second(unfired.last())
        .unsigned(unfired.count())
        .bool(unfired.skipped())
        .text(unfired.reason())
        .instant(unfired.at());
  }

  @Override
  default BincodeWriter overview(Overview message) {
    return out()
        .unsigned(30)
        .instant(message.time())
        .text(message.version())
        .unsigned(message.generation())
        .unsigned(message.schedules())
        .list(message.workers(), ServerAnswerWriter::presence)
        .list(message.running(), RunAnswerWriter::item)
        .unsigned(message.runningCount())
        .list(message.due(), ServerAnswerWriter::fire)
        .list(message.failures(), RunAnswerWriter::item)
        .list(message.lastDay(), ServerAnswerWriter::stateCount);
  }

  private static void stateCount(BincodeWriter out, StateCount count) {
    out.rawEnum(count.state()).unsigned(count.runs());
  }

  @Override
  default BincodeWriter cleanupProgress(CleanupProgress message) {
    return out().unsigned(31).text(message.step()).unsigned(message.done()).unsigned(message.of());
  }

  @Override
  default BincodeWriter cleanupReport(CleanupReport message) {
    out()
        .unsigned(32)
        .bool(message.dryRun())
        .instant(message.outputBefore())
        .instant(message.runsBefore());
    counts(message.deleted());
    return out().unsigned(message.kept()).unsigned(message.workersTold());
  }

  private void counts(CleanupCounts counts) {
    out()
        .unsigned(counts.runs())
        .unsigned(counts.outputLines())
        .unsigned(counts.outputBytes())
        .unsigned(counts.missedRanges())
        .unsigned(counts.absences())
        .unsigned(counts.generations())
        .unsigned(counts.publishedOutput())
        .unsigned(counts.publishedExitStatus());
  }

  @Override
  default BincodeWriter serverState(ServerState message) {
    out()
        .unsigned(33)
        .instant(message.time())
        .instant(message.started())
        .text(message.version())
        .unsigned(message.wire());
    asker(message.asker());
    database(message.database());
    return out()
        .bool(message.tls())
        .list(message.certificates(), ServerAnswerWriter::certificate)
        .unsigned(message.connected())
        .unsigned(message.away())
        .unsigned(message.generation())
        .unsigned(message.schedules())
        .list(message.problems(), BincodeWriter::text);
  }

  @Override
  default BincodeWriter runUpdates(RunUpdates message) {
    return out()
        .unsigned(34)
        .uuid(message.run())
        .text(message.schedule())
        .instant(message.ended())
        .list(message.packages(), ServerAnswerWriter::update)
        .option(message.totals(), ServerAnswerWriter::totals);
  }

  private static void update(BincodeWriter out, PackageUpdate update) {
    out.text(update.channel())
        .text(update.name())
        .text(update.oldVersion())
        .text(update.newVersion())
        .text(update.sizeChange())
        .text(update.downloadSize());
  }

  private static void totals(BincodeWriter out, UpdateTotals totals) {
    out.unsigned(totals.count())
        .option(totals.download(), BincodeWriter::real)
        .option(totals.installed(), BincodeWriter::real)
        .option(totals.netChange(), BincodeWriter::real);
  }

  private void asker(Asker asker) {
    out().text(asker.key()).text(asker.role()).bool(asker.open()).bool(asker.local());
  }

  private void database(DatabaseView view) {
    out().bool(view.reachable()).text(view.version()).text(view.problem()).bool(view.queries());
  }

  private static void certificate(BincodeWriter out, ShownCertificate certificate) {
    out.text(certificate.subject())
        .text(certificate.issuer())
        .instant(certificate.notBefore())
        .instant(certificate.notAfter());
  }
}
