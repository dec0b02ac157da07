package io.barto.worker.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.ProtocolException;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.WorkerToServer.FireOrigin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the journal's records. Each begins with the version of its form, so that a later
 * worker reads what an earlier one wrote.
 */
final class JournalCodec {
  private static final int FORM = 1;

  private JournalCodec() {}

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  static byte[] fire(AcceptedFire fire) {
    return bytes(
        out -> {
          text(out, fire.schedule());
          instant(out, fire.nominal());
          out.writeInt(fire.attempt());
          out.writeLong(fire.generation());
          out.writeBoolean(fire.stopOnFailure());
          instant(out, fire.at());
          instant(out, fire.notAfter());
          text(out, fire.refusal());
          out.writeInt(fire.runs().size());
          for (AcceptedRun run : fire.runs()) {
            uuid(out, run.run());
            out.writeInt(run.index());
            text(out, run.text());
          }
          text(out, fire.origin() == null ? null : fire.origin().name());
        });
  }

  static AcceptedFire fire(byte[] bytes) {
    try (var in = reader(bytes)) {
      String schedule = requiredText(in);
      Instant nominal = requiredInstant(in);
      int attempt = in.readInt();
      long generation = in.readLong();
      boolean stopOnFailure = in.readBoolean();
      Instant at = requiredInstant(in);
      Instant notAfter = instant(in);
      String refusal = text(in);
      var runs = new ArrayList<AcceptedRun>();
      for (int count = in.readInt(); count > 0; count--) {
        runs.add(new AcceptedRun(uuid(in), in.readInt(), requiredText(in)));
      }
      // the first workers wrote none
      String name = in.available() > 0 ? text(in) : null;
      FireOrigin origin = name == null ? null : FireOrigin.valueOf(name);
      return new AcceptedFire(
          schedule,
          nominal,
          attempt,
          generation,
          stopOnFailure,
          runs,
          at,
          notAfter,
          refusal,
          origin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] run(RunState run) {
    return bytes(
        out -> {
          uuid(out, run.fire());
          text(out, run.spawnedUnder());
          out.writeBoolean(run.stored());
          RunEnd end = run.end();
          out.writeBoolean(end != null);
          if (end != null) {
            end(out, end);
          }
        });
  }

  static RunState run(byte[] bytes) {
    try (var in = reader(bytes)) {
      UUID fire = uuid(in);
      String spawnedUnder = text(in);
      boolean stored = in.readBoolean();
      return new RunState(fire, spawnedUnder, in.readBoolean() ? end(in) : null, stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // as it came: the wire keeps old forms readable for ever
  static byte[] book(Book book) {
    return ServerToWorkerCodec.encode(book);
  }

  /** Null where an older worker's book says nothing to this one. */
  static @Nullable Book book(byte[] bytes) {
    try {
      return ServerToWorkerCodec.decode(ByteBuffer.wrap(bytes)) instanceof Book book ? book : null;
    } catch (ProtocolException e) {
      return null;
    }
  }

  static byte[] initialize(Initialize schedules) {
    return ServerToWorkerCodec.encode(schedules);
  }

  /** Null where they say nothing to this worker. */
  static @Nullable Initialize initialize(byte[] bytes) {
    try {
      ServerToWorker message = ServerToWorkerCodec.decode(ByteBuffer.wrap(bytes));
      return message instanceof Initialize initialize ? initialize : null;
    } catch (ProtocolException e) {
      return null;
    }
  }

  private static void end(DataOutputStream out, RunEnd end) throws IOException {
    uuid(out, end.run());
    text(out, end.outcome().name());
    Integer exitCode = end.exitCode();
    out.writeBoolean(exitCode != null);
    out.writeInt(exitCode == null ? 0 : exitCode);
    text(out, end.reason());
    instant(out, end.startedAt());
    instant(out, end.at());
    out.writeLong(end.stdoutBytes());
    out.writeLong(end.stderrBytes());
  }

  private static RunEnd end(DataInputStream in) throws IOException {
    UUID run = uuid(in);
    Outcome outcome = Outcome.valueOf(requiredText(in));
    boolean exited = in.readBoolean();
    int exitCode = in.readInt();
    String reason = requiredText(in);
    Instant startedAt = instant(in);
    Instant at = requiredInstant(in);
    Integer code = exited ? exitCode : null;
    return new RunEnd(run, outcome, code, reason, startedAt, at, in.readLong(), in.readLong());
  }

  private static byte[] bytes(Writing writing) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static DataInputStream reader(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException("a record of form " + form + ", which a newer bartoc wrote");
    }
    return in;
  }

  private static void uuid(DataOutputStream out, UUID uuid) throws IOException {
    out.writeLong(uuid.getMostSignificantBits());
    out.writeLong(uuid.getLeastSignificantBits());
  }

  private static UUID uuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  // DataOutput's own strings end at 64 KiB, commands may not
  private static void text(DataOutputStream out, @Nullable String text) throws IOException {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(UTF_8);
    out.writeInt(text == null ? -1 : bytes.length);
    out.write(bytes);
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : new String(in.readNBytes(length), UTF_8);
  }

  private static String requiredText(DataInputStream in) throws IOException {
    String text = text(in);
    return text == null ? "" : text;
  }

  private static void instant(DataOutputStream out, @Nullable Instant instant) throws IOException {
    out.writeLong(instant == null ? Long.MIN_VALUE : instant.getEpochSecond());
    out.writeInt(instant == null ? 0 : instant.getNano());
  }

  private static @Nullable Instant instant(DataInputStream in) throws IOException {
    long second = in.readLong();
    int nano = in.readInt();
    return second == Long.MIN_VALUE ? null : Instant.ofEpochSecond(second, nano);
  }

  private static Instant requiredInstant(DataInputStream in) throws IOException {
    Instant instant = instant(in);
    return instant == null ? Instant.EPOCH : instant;
  }
}
