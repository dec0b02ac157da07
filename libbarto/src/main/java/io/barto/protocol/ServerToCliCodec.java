package io.barto.protocol;

import io.barto.protocol.ReloadAnswer.ChangeKind;
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
import io.barto.protocol.ServerToCli.Found;
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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of {@link ServerToCli}. */
public final class ServerToCliCodec {
  private ServerToCliCodec() {}

  /** The message as it goes into one binary frame. */
  public static byte[] encode(ServerToCli message) {
    var out = new BincodeWriter();
    message.accept(new ServerToCliWriter(out));
    return out.toBytes();
  }

  /** The message of one binary frame. */
  public static ServerToCli decode(ByteBuffer message) throws ProtocolException {
    var in = new BincodeReader(message);
    int discriminant = in.unsignedInt();
    return switch (discriminant) {
      case 0 -> info(in);
      case 1 -> new InfoJson(in.text());
      case 2 -> new Updates(found(in));
      case 3 -> new Cleanup(in.unsigned(), in.unsigned(), in.unsigned());
      case 4 -> new Clients(in.map(40, BincodeReader::uuidText, ServerToCliCodec::client));
      case 5 -> new Query(in.map(2, BincodeReader::unsigned, ServerToCliCodec::textByText));
      case 6 -> new OutputList(outputItems(in));
      case 7 -> new Failed(in.list(6, ServerToCliCodec::failedItem));
      case 8 -> new CommandNames(texts(in));
      case 9 -> new Cmd(in.map(2, BincodeReader::text, ServerToCliCodec::outputItems));
      case 10 -> new ClientVersions(textByText(in));
      case 16 -> new Failure(ErrorCode.of(in.unsignedInt()), in.text());
      case 17 -> new Done(in.unsigned());
      case 18 -> new Rows(texts(in), in.list(1, BincodeReader::optionalTexts));
      case 19 -> new Dropped(in.list(4, ServerToCliCodec::droppedMessages));
      case 20 -> reloadReport(in);
      case 21 -> new Text(in.text());
      case 22 -> new Absent(in.list(6, ServerToCliCodec::absentWorker));
      case 23 -> new Clocks(in.list(3, ServerToCliCodec::clockOffset));
      case 24 -> RunAnswerReader.scheduleList(in);
      case 25 -> RunAnswerReader.runList(in);
      case 26 -> RunAnswerReader.runDetail(in);
      case 27 -> OutputAnswerCodec.outputLines(in);
      case 28 -> ServerAnswerReader.workerDetail(in);
      case 29 -> RunAnswerReader.runStarted(in);
      case 30 -> ServerAnswerReader.overview(in);
      case 31 -> ServerAnswerReader.cleanupProgress(in);
      case 32 -> ServerAnswerReader.cleanupReport(in);
      case 33 -> ServerAnswerReader.serverState(in);
      case 34 -> ServerAnswerReader.runUpdates(in);
      default -> throw in.unknown("server to CLI", discriminant);
    };
  }

  private static Info info(BincodeReader in) throws ProtocolException {
    List<Variable> variables = in.list(3, r -> new Variable(r.text(), r.text(), r.text()));
    boolean prefix = in.bool();
    if (prefix || in.bool()) {
      throw in.wrong("a prefix or suffix of the version information, which are not supported,");
    }
    return new Info(variables);
  }

  private static Found found(BincodeReader in) throws ProtocolException {
    UpdateKind kind = in.wideEnum(UpdateKind.values(), "package manager");
    return switch (kind) {
      case GARUDA -> new GarudaFound(in.list(6, ServerToCliCodec::garudaPackage));
      case PACMAN, CACHYOS -> pacman(kind, in);
      case APT -> new AptFound(texts(in));
    };
  }

  private static GarudaPackage garudaPackage(BincodeReader in) throws ProtocolException {
    return new GarudaPackage(in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
  }

  private static PacmanFound pacman(UpdateKind kind, BincodeReader in) throws ProtocolException {
    return new PacmanFound(kind, in.unsigned(), texts(in), in.real(), in.real(), in.real());
  }

  private static Client client(BincodeReader in) throws ProtocolException {
    return new Client(in.text(), in.text(), in.option(BincodeReader::hostInfo));
  }

  private static List<OutputItem> outputItems(BincodeReader in) throws ProtocolException {
    return in.list(4, ServerToCliCodec::outputItem);
  }

  private static OutputItem outputItem(BincodeReader in) throws ProtocolException {
    @Nullable String timestamp = in.option(BincodeReader::text);
    @Nullable String data = in.option(BincodeReader::text);
    return new OutputItem(timestamp, data, in.rawByte(), in.rawByte() != 0);
  }

  private static FailedItem failedItem(BincodeReader in) throws ProtocolException {
    @Nullable String timestamp = in.option(BincodeReader::text);
    @Nullable String worker = in.option(BincodeReader::text);
    @Nullable String commandName = in.option(BincodeReader::text);
    @Nullable String data = in.option(BincodeReader::text);
    return new FailedItem(timestamp, worker, commandName, data, in.rawByte(), in.rawByte() != 0);
  }

  private static DroppedMessages droppedMessages(BincodeReader in) throws ProtocolException {
    return new DroppedMessages(in.text(), in.bool(), in.text(), in.unsigned());
  }

  private static ReloadReport reloadReport(BincodeReader in) throws ProtocolException {
    return new ReloadReport(
        in.bool(),
        in.unsigned(),
        in.list(4, ServerToCliCodec::scheduleChange),
        in.unsignedInt(),
        fireDifference(in),
        fireDifference(in),
        texts(in));
  }

  private static ScheduleChange scheduleChange(BincodeReader in) throws ProtocolException {
    ChangeKind kind = in.rawEnum(ChangeKind.values(), "change");
    return new ScheduleChange(kind, in.text(), in.text(), texts(in));
  }

  private static FireDifference fireDifference(BincodeReader in) throws ProtocolException {
    return new FireDifference(
        in.unsigned(),
        in.bool(),
        in.list(3, one -> new FireTime(one.text(), one.text(), one.second())));
  }

  private static AbsentWorker absentWorker(BincodeReader in) throws ProtocolException {
    return new AbsentWorker(
        in.text(), in.instant(), in.bool(), in.text(), in.unsigned(), in.bool());
  }

  private static ClockOffset clockOffset(BincodeReader in) throws ProtocolException {
    return new ClockOffset(in.text(), in.unsigned(), in.bool());
  }

  private static List<String> texts(BincodeReader in) throws ProtocolException {
    return in.list(1, BincodeReader::text);
  }

  private static Map<String, String> textByText(BincodeReader in) throws ProtocolException {
    return in.map(2, BincodeReader::text, BincodeReader::text);
  }
}
