package io.barto.protocol;

import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.ServerToWorker.BookZone;
import io.barto.protocol.ServerToWorker.Cleanup;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.DecidedFire;
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
import io.barto.protocol.ServerToWorker.ZoneShift;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bytes of {@link ServerToWorker}, without what signing and MAC wrap around them. */
public final class ServerToWorkerCodec {
  private static final int MISSED_TICKS = 3;

  private ServerToWorkerCodec() {}

  /** The message as it goes into one binary frame. */
  public static byte[] encode(ServerToWorker message) {
    var out = new BincodeWriter();
    message.accept(new ServerToWorkerWriter(out));
    return out.toBytes();
  }

  /** The message of one binary frame. */
  public static ServerToWorker decode(ByteBuffer message) throws ProtocolException {
    var in = new BincodeReader(message);
    int discriminant = in.unsignedInt();
    return switch (discriminant) {
      case 0 -> new Initialize(in.uuidText(), in.list(3, ServerToWorkerCodec::v1Schedule));
      case 1 -> new Cleanup();
      case 16 -> welcome(in);
      case 17 -> book(in);
      case 18 -> dispatch(in);
      case 19 -> new OutputStored(in.list(19, ServerToWorkerCodec::streamEnd));
      case 20 -> new EndStored(in.list(16, BincodeReader::uuid));
      case 21 -> new Pulse(in.instant());
      case 22 -> new Refusal(ErrorCode.of(in.unsignedInt()), in.text());
      case 23 -> new Decided(in.list(2, r -> new DecidedFire(r.text(), r.second())));
      case 24 -> new UnfiredStored(in.list(16, BincodeReader::uuid));
      default -> throw in.unknown("server to worker", discriminant);
    };
  }

  private static V1Schedule v1Schedule(BincodeReader in) throws ProtocolException {
    return new V1Schedule(in.text(), in.text(), in.list(1, BincodeReader::text));
  }

  private static Welcome welcome(BincodeReader in) throws ProtocolException {
    UUID connection = in.uuid();
    String version = in.text();
    Instant now = in.instant();
    long epoch = in.unsigned();
    int heartbeat = in.unsignedInt();
    List<UUID> openRuns = in.list(16, BincodeReader::uuid);
    List<StreamEnd> committed = in.list(19, ServerToWorkerCodec::streamEnd);
    return new Welcome(connection, version, now, epoch, heartbeat, openRuns, committed);
  }

  private static Book book(BincodeReader in) throws ProtocolException {
    UUID incarnation = in.uuid();
    long generation = in.unsigned();
    List<BookSchedule> schedules = in.list(5, ServerToWorkerCodec::bookSchedule);
    int planner = in.unsignedInt();
    String timeZones = in.text();
    List<BookZone> zones = in.list(3, ServerToWorkerCodec::zone);
    return new Book(incarnation, generation, schedules, planner, timeZones, zones);
  }

  private static BookZone zone(BincodeReader in) throws ProtocolException {
    return new BookZone(
        in.text(), in.signedInt(), in.list(2, r -> new ZoneShift(r.second(), r.signedInt())));
  }

  private static BookSchedule bookSchedule(BincodeReader in) throws ProtocolException {
    String name = in.text();
    String onCalendar = in.text();
    List<String> commands = in.list(1, BincodeReader::text);
    boolean stopOnFailure = in.bool();
    @Nullable Integer missedTick = in.option(r -> r.rawByteBelow(MISSED_TICKS, "missed tick"));
    return new BookSchedule(name, onCalendar, commands, stopOnFailure, missedTick);
  }

  private static Dispatch dispatch(BincodeReader in) throws ProtocolException {
    String schedule = in.text();
    Instant nominal = in.second();
    int attempt = in.unsignedInt();
    long generation = in.unsigned();
    boolean stopOnFailure = in.bool();
    List<Command> commands = in.list(18, ServerToWorkerCodec::command);
    @Nullable Instant notAfter = in.option(BincodeReader::instant);
    return new Dispatch(schedule, nominal, attempt, generation, stopOnFailure, commands, notAfter);
  }

  static Command command(BincodeReader in) throws ProtocolException {
    return new Command(in.uuid(), in.unsignedInt(), in.text());
  }

  private static StreamEnd streamEnd(BincodeReader in) throws ProtocolException {
    return new StreamEnd(in.uuid(), in.outputKind(), in.unsigned(), in.unsigned());
  }
}
