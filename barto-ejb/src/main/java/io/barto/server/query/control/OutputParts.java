package io.barto.server.query.control;

import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Cmd;
import io.barto.protocol.ServerToCli.Failed;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.OutputList;
import io.barto.server.query.control.RunOutput.OutputLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects lines into messages of a bounded size. */
public final class OutputParts implements RunOutput.LineSink {
  private static final int PART_BYTES = 256 << 10;
  private static final int LINE_OVERHEAD = 48;

  private final Consumer<ServerToCli> sink;
  private final Function<List<OutputLine>, ServerToCli> message;
  private final List<OutputLine> part = new ArrayList<>();
  private int bytes;
  private long count;
  private boolean sent;

  private OutputParts(Consumer<ServerToCli> sink, Function<List<OutputLine>, ServerToCli> message) {
    this.sink = sink;
    this.message = message;
  }

  /** For {@code list}. */
  public static OutputParts list(Consumer<ServerToCli> sink) {
    return new OutputParts(
        sink, lines -> new OutputList(lines.stream().map(OutputParts::item).toList()));
  }

  /** For {@code failed}. */
  public static OutputParts failed(Consumer<ServerToCli> sink) {
    return new OutputParts(
        sink, lines -> new Failed(lines.stream().map(OutputParts::failedItem).toList()));
  }

  /** For {@code cmd}. */
  public static OutputParts cmd(Consumer<ServerToCli> sink) {
    return new OutputParts(sink, OutputParts::byWorker);
  }

  @Override
  public void accept(OutputLine line) {
    part.add(line);
    count++;
    String text = line.text();
    bytes += LINE_OVERHEAD + (text == null ? 0 : text.length());
    if (bytes >= PART_BYTES) {
      send();
    }
  }

  /** Sends the rest; an answer without lines is one empty message. Returns how many lines. */
  public long finish() {
    if (!part.isEmpty() || !sent) {
      send();
    }
    return count;
  }

  private void send() {
    sink.accept(message.apply(part));
    sent = true;
    part.clear();
    bytes = 0;
  }

  private static Cmd byWorker(List<OutputLine> lines) {
    Map<String, List<OutputItem>> byWorker = new LinkedHashMap<>();
    for (OutputLine line : lines) {
      byWorker.computeIfAbsent(line.worker(), worker -> new ArrayList<>()).add(item(line));
    }
    return new Cmd(byWorker);
  }

  private static OutputItem item(OutputLine line) {
    return new OutputItem(time(line.at()), line.text(), exitCode(line), line.success());
  }

  private static FailedItem failedItem(OutputLine line) {
    return new FailedItem(
        time(line.at()),
        line.worker(),
        line.schedule(),
        line.text(),
        exitCode(line),
        line.success());
  }

  /** The wire has one byte for it. */
  private static int exitCode(OutputLine line) {
    return line.exitCode() & 0xFF;
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
