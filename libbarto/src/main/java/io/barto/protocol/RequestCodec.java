package io.barto.protocol;

import io.barto.protocol.OutputRequest.Grep;
import io.barto.protocol.OutputRequest.Output;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.OutputRequest.Tail;
import io.barto.protocol.RunRequest.RunNow;
import io.barto.protocol.RunRequest.Runs;
import io.barto.protocol.RunRequest.Schedules;
import io.barto.protocol.RunRequest.ShowRun;
import io.barto.protocol.ServerRequest.CheckReload;
import io.barto.protocol.ServerRequest.CleanOlder;
import io.barto.protocol.ServerRequest.FindUpdates;
import io.barto.protocol.ServerRequest.Overview;
import io.barto.protocol.ServerRequest.ServerState;
import io.barto.protocol.ServerRequest.ShowWorker;
import org.jspecify.annotations.Nullable;

/** The bytes of the requests about schedules, runs, output, workers and the server. */
final class RequestCodec {
  private RequestCodec() {}

  static Schedules schedules(BincodeReader in) throws ProtocolException {
    return new Schedules(optionalText(in), optionalText(in));
  }

  static Runs runs(BincodeReader in) throws ProtocolException {
    return new Runs(
        optionalText(in),
        optionalText(in),
        optionalText(in),
        in.list(1, RunAnswerReader::state),
        in.option(BincodeReader::instant),
        in.option(BincodeReader::instant),
        in.unsigned());
  }

  static Output output(BincodeReader in) throws ProtocolException {
    return new Output(
        in.text(), streams(in), in.option(BincodeReader::unsigned), grep(in), in.bool());
  }

  static Tail tail(BincodeReader in) throws ProtocolException {
    return new Tail(
        optionalText(in),
        optionalText(in),
        optionalText(in),
        streams(in),
        in.unsigned(),
        grep(in),
        in.bool());
  }

  static FindUpdates findUpdates(BincodeReader in) throws ProtocolException {
    return new FindUpdates(in.text(), in.wideEnum(UpdateKind.values(), "package manager"));
  }

  static CleanOlder cleanOlder(BincodeReader in) throws ProtocolException {
    return new CleanOlder(in.option(BincodeReader::unsigned), in.bool());
  }

  private static @Nullable String optionalText(BincodeReader in) throws ProtocolException {
    return in.option(BincodeReader::text);
  }

  private static Streams streams(BincodeReader in) throws ProtocolException {
    return in.rawEnum(Streams.values(), "streams");
  }

  private static @Nullable Grep grep(BincodeReader in) throws ProtocolException {
    return in.option(one -> new Grep(one.text(), one.bool()));
  }

  /** The writing half. */
  interface Writing
      extends RunRequest.Handler<BincodeWriter>,
          OutputRequest.Handler<BincodeWriter>,
          ServerRequest.Handler<BincodeWriter> {
    BincodeWriter out();

    @Override
    default BincodeWriter schedules(Schedules message) {
      return out()
          .unsigned(19)
          .option(message.worker(), BincodeWriter::text)
          .option(message.schedule(), BincodeWriter::text);
    }

    @Override
    default BincodeWriter runs(Runs message) {
      return out()
          .unsigned(20)
          .option(message.worker(), BincodeWriter::text)
          .option(message.schedule(), BincodeWriter::text)
          .option(message.command(), BincodeWriter::text)
          .list(message.states(), BincodeWriter::rawEnum)
          .option(message.since(), BincodeWriter::instant)
          .option(message.until(), BincodeWriter::instant)
          .unsigned(message.limit());
    }

    @Override
    default BincodeWriter showRun(ShowRun message) {
      return out().unsigned(21).text(message.id());
    }

    @Override
    default BincodeWriter output(Output message) {
      return out()
          .unsigned(22)
          .text(message.id())
          .rawEnum(message.streams())
          .option(message.tail(), BincodeWriter::unsigned)
          .option(message.grep(), RequestCodec::write)
          .bool(message.follow());
    }

    @Override
    default BincodeWriter tail(Tail message) {
      return out()
          .unsigned(23)
          .option(message.worker(), BincodeWriter::text)
          .option(message.schedule(), BincodeWriter::text)
          .option(message.run(), BincodeWriter::text)
          .rawEnum(message.streams())
          .unsigned(message.lines())
          .option(message.grep(), RequestCodec::write)
          .bool(message.follow());
    }

    @Override
    default BincodeWriter showWorker(ShowWorker message) {
      return out().unsigned(24).text(message.name());
    }

    @Override
    default BincodeWriter runNow(RunNow message) {
      return out()
          .unsigned(25)
          .text(message.worker())
          .text(message.schedule())
          .bool(message.follow());
    }

    @Override
    default BincodeWriter overview(Overview message) {
      return out().unsigned(26);
    }

    @Override
    default BincodeWriter cleanOlder(CleanOlder message) {
      return out()
          .unsigned(27)
          .option(message.olderThan(), BincodeWriter::unsigned)
          .bool(message.dryRun());
    }

    @Override
    default BincodeWriter serverState(ServerState message) {
      return out().unsigned(28);
    }

    @Override
    default BincodeWriter checkReload(CheckReload message) {
      return out().unsigned(29).text(message.name()).text(message.content());
    }

    @Override
    default BincodeWriter findUpdates(FindUpdates message) {
      return out().unsigned(30).text(message.worker()).wideEnum(message.kind());
    }
  }

  private static void write(BincodeWriter out, Grep grep) {
    out.text(grep.pattern()).bool(grep.regular());
  }
}
