package io.barto.server.query.control.update;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.UpdateKind;
import io.barto.server.query.control.RunOutput.LineSink;
import io.barto.server.query.control.RunOutput.OutputLine;
import io.barto.server.query.control.RunOutput.RunEnd;
import io.barto.server.query.control.SignedSink;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the lines of one run after the other, and sends what each has updated. */
public final class UpdateParts implements LineSink {
  private static final int PART = 1_000;

  /** Of no run, and without packages: only a sign. */
  private static final RunUpdates SIGN =
      new RunUpdates(new UUID(0, 0), "", Instant.EPOCH, List.of(), null);

  private final UpdateKind kind;
  private final SignedSink sink;
  private @Nullable RunEnd run;
  private String schedule = "";
  private TransactionReader reader;
  private long count;

  public UpdateParts(UpdateKind kind, Clock clock, Consumer<ServerToCli> sink) {
    this.kind = kind;
    this.sink = new SignedSink(sink, clock);
    this.reader = TransactionReader.of(kind);
  }

  @Override
  public void accept(OutputLine line) {
    if (run == null || !run.equals(line.end())) {
      send();
      run = line.end();
      schedule = line.schedule();
      reader = TransactionReader.of(kind);
    }
    String text = line.text();
    if (text != null) {
      reader.line(text);
    }
    if (sink.isSilent()) {
      sink.accept(SIGN);
    }
  }

  /** Sends the rest; says how many packages there were. */
  public long finish() {
    send();
    return count;
  }

  private void send() {
    List<PackageUpdate> packages = reader.packages();
    RunEnd of = run;
    if (of == null || (packages.isEmpty() && reader.totals() == null)) {
      return;
    }
    int from = 0;
    do {
      int to = Math.min(packages.size(), from + PART);
      boolean last = to == packages.size();
      sink.accept(
          new RunUpdates(
              of.run(),
              schedule,
              of.at(),
              packages.subList(from, to),
              last ? reader.totals() : null));
      from = to;
    } while (from < packages.size());
    count += packages.size();
  }
}
