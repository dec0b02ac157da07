package io.barto.protocol;

import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.protocol.WorkerToServer.ClientInfo;
import io.barto.protocol.WorkerToServer.Dropped;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.ExitStatus;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.Heartbeat;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.protocol.WorkerToServer.JournalCondition;
import io.barto.protocol.WorkerToServer.JournalState;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.OutputLine;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.protocol.WorkerToServer.Unfired;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bytes of {@link WorkerToServer}. */
public final class WorkerToServerCodec {
  /**
   * A full batch of output has 65,536 empty lines. With 16 MiB of text beside them a message of so
   * many items stays below 64 MiB of memory.
   */
  static final int MAX_ITEMS = 1 << 18;

  private WorkerToServerCodec() {}

  /** The message as it goes into one binary frame. */
  public static byte[] encode(WorkerToServer message) {
    var out = new BincodeWriter();
    message.accept(new WorkerToServerWriter(out));
    return out.toBytes();
  }

  /** The message of one binary frame. */
  public static WorkerToServer decode(ByteBuffer message) throws ProtocolException {
    var in = new BincodeReader(message, MAX_ITEMS);
    int discriminant = in.unsignedInt();
    return switch (discriminant) {
      case 0 -> v1Record(in);
      case 1 -> new ClientInfo(in.hostInfo());
      case 16 -> hello(in);
      case 17 -> accepted(in);
      case 18 -> new Refused(in.list(16, BincodeReader::uuid), in.text(), in.instant());
      case 19 -> new Started(in.uuid(), in.instant());
      case 20 -> new Output(in.list(23, WorkerToServerCodec::batch));
      case 21 -> new Ended(in.list(23, WorkerToServerCodec::runEnd));
      case 22 -> new Heartbeat(in.instant(), mark(in), in.unsignedInt());
      case 23 -> new Dropped(in.map(2, BincodeReader::text, BincodeReader::unsigned));
      case 24 -> fired(in);
      case 25 -> new Unfired(in.list(23, WorkerToServerCodec::unfiredRange));
      case 26 -> new BookAccepted(in.uuid(), in.unsigned(), in.second());
      case 27 -> journalState(in);
      default -> throw in.unknown("worker to server", discriminant);
    };
  }

  private static WorkerToServer v1Record(BincodeReader in) throws ProtocolException {
    return in.rawByteBelow(2, "kind of record") == 0 ? outputLine(in) : exitStatus(in);
  }

  private static OutputLine outputLine(BincodeReader in) throws ProtocolException {
    UUID connection = in.uuidText();
    String worker = in.text();
    String timestamp = in.text();
    UUID command = in.uuidText();
    String commandName = in.text();
    OutputKind kind = in.outputKind();
    return new OutputLine(connection, worker, timestamp, command, commandName, kind, in.text());
  }

  private static ExitStatus exitStatus(BincodeReader in) throws ProtocolException {
    UUID command = in.uuidText();
    String timestamp = in.text();
    @Nullable Integer exitCode = in.option(BincodeReader::signedInt);
    return new ExitStatus(command, timestamp, exitCode, in.bool());
  }

  private static Hello hello(BincodeReader in) throws ProtocolException {
    UUID instance = in.uuid();
    String bootId = in.text();
    JournalMark journal = mark(in);
    List<JournalMark> told = in.list(2, WorkerToServerCodec::mark);
    @Nullable UUID incarnation = in.option(BincodeReader::uuid);
    long generation = in.unsigned();
    List<UUID> openRuns = in.list(16, BincodeReader::uuid);
    Instant now = in.instant();
    String zones = in.text();
    HostInfo info = in.hostInfo();
    return new Hello(
        instance, bootId, journal, told, incarnation, generation, openRuns, now, zones, info);
  }

  private static JournalMark mark(BincodeReader in) throws ProtocolException {
    return new JournalMark(in.unsigned(), in.unsigned());
  }

  private static Accepted accepted(BincodeReader in) throws ProtocolException {
    String schedule = in.text();
    Instant nominal = in.second();
    int attempt = in.unsignedInt();
    List<UUID> runs = in.list(16, BincodeReader::uuid);
    return new Accepted(schedule, nominal, attempt, runs, in.instant());
  }

  private static OutputBatch batch(BincodeReader in) throws ProtocolException {
    UUID run = in.uuid();
    OutputKind kind = in.outputKind();
    long offset = in.unsigned();
    long firstLine = in.unsigned();
    Instant at = in.instant();
    List<Line> lines = in.list(3, WorkerToServerCodec::line);
    boolean continues = in.bool();
    @Nullable OutputGap gap = in.option(WorkerToServerCodec::gap);
    return new OutputBatch(run, kind, offset, firstLine, at, lines, continues, gap);
  }

  private static OutputGap gap(BincodeReader in) throws ProtocolException {
    return new OutputGap(in.unsigned(), in.unsigned(), in.bool(), in.text());
  }

  private static Line line(BincodeReader in) throws ProtocolException {
    return new Line(in.unsignedInt(), in.unsignedInt(), in.text());
  }

  private static RunEnd runEnd(BincodeReader in) throws ProtocolException {
    UUID run = in.uuid();
    Outcome outcome = in.rawEnum(Outcome.values(), "outcome");
    @Nullable Integer exitCode = in.option(BincodeReader::signedInt);
    String reason = in.text();
    @Nullable Instant startedAt = in.option(BincodeReader::instant);
    Instant at = in.instant();
    return new RunEnd(run, outcome, exitCode, reason, startedAt, at, in.unsigned(), in.unsigned());
  }

  private static Fired fired(BincodeReader in) throws ProtocolException {
    String schedule = in.text();
    Instant nominal = in.second();
    int attempt = in.unsignedInt();
    long generation = in.unsigned();
    boolean stopOnFailure = in.bool();
    List<Command> commands = in.list(18, ServerToWorkerCodec::command);
    FireOrigin origin = in.rawEnum(FireOrigin.values(), "origin");
    return new Fired(
        schedule, nominal, attempt, generation, stopOnFailure, commands, origin, in.instant());
  }

  private static UnfiredRange unfiredRange(BincodeReader in) throws ProtocolException {
    UUID id = in.uuid();
    String schedule = in.text();
    Instant first = in.second();
    Instant last = in.second();
    long count = in.unsigned();
    UnfiredKind kind = in.rawEnum(UnfiredKind.values(), "kind of unfired");
    return new UnfiredRange(id, schedule, first, last, count, kind, in.text(), in.instant());
  }

  private static JournalState journalState(BincodeReader in) throws ProtocolException {
    JournalCondition condition = in.rawEnum(JournalCondition.values(), "condition of a journal");
    return new JournalState(condition, in.text(), in.instant());
  }
}
