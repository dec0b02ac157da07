package io.barto.cli;

import io.barto.cli.table.Cell;
import io.barto.cli.table.Column;
import io.barto.cli.table.Tone;
import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerToCli.AbsentWorker;
import io.barto.protocol.ServerToCli.Client;
import io.barto.protocol.ServerToCli.ClockOffset;
import io.barto.protocol.ServerToCli.DroppedMessages;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.OutputItem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns and rows of what is shown as a table. */
final class AnswerTables {
  static final List<Column> CLIENTS =
      List.of(
          Column.whole("WORKER"),
          Column.whole("ADDRESS"),
          Column.text("HOST"),
          Column.text("SYSTEM"),
          Column.text("KERNEL"),
          Column.text("VERSION"),
          Column.number("CLOCK"));

  static final List<Column> DROPPED =
      List.of(
          Column.whole("WORKER"),
          Column.text("DROPPED BY"),
          Column.text("REASON"),
          Column.number("MESSAGES"));

  static final List<Column> GARUDA =
      List.of(
          Column.text("CHANNEL"),
          Column.text("PACKAGE"),
          Column.text("OLD"),
          Column.text("NEW"),
          Column.number("SIZE CHANGE"),
          Column.number("DOWNLOAD"));

  private static final long MOST_MILLIS = 2_000;

  /** Less is shown as nothing. */
  private static final long LEAST_MILLIS = 50;

  private static final Column EXIT = Column.number("EXIT");
  private static final Column OUTPUT = Column.text("OUTPUT");

  private final Times times;
  private final Column time;

  AnswerTables(Times times, boolean utc) {
    this.times = times;
    this.time = Column.whole(utc ? "TIME (UTC)" : "TIME");
  }

  Times times() {
    return times;
  }

  List<Column> list() {
    return List.of(time, EXIT, OUTPUT);
  }

  List<Column> cmd() {
    return List.of(time, Column.whole("WORKER"), EXIT, OUTPUT);
  }

  List<Column> failed() {
    return List.of(time, Column.whole("WORKER"), Column.whole("COMMAND"), EXIT, OUTPUT);
  }

  List<Cell> list(OutputItem item) {
    return List.of(
        time(item.timestamp(), item.data()),
        exit(item.exitCode(), item.success()),
        output(item.timestamp(), item.data()));
  }

  List<Cell> cmd(String worker, OutputItem item) {
    return List.of(
        time(item.timestamp(), item.data()),
        Cell.of(worker),
        exit(item.exitCode(), item.success()),
        output(item.timestamp(), item.data()));
  }

  List<Cell> failed(FailedItem item) {
    return List.of(
        time(item.timestamp(), item.data()),
        known(item.worker()),
        known(item.commandName()),
        exit(item.exitCode(), item.success()),
        output(item.timestamp(), item.data()));
  }

  // what has a text and no time is no output: it says what is lost in its place
  private Cell time(@Nullable String timestamp, @Nullable String line) {
    if (timestamp == null) {
      return line == null ? Cell.faint("-") : new Cell("LOST", Tone.BAD);
    }
    return Cell.of(times.show(timestamp));
  }

  private static Cell exit(int code, boolean success) {
    return new Cell(Integer.toString(code), success ? Tone.GOOD : Tone.BAD);
  }

  private static Cell output(@Nullable String timestamp, @Nullable String line) {
    if (line == null) {
      return Cell.faint("(no output)");
    }
    return timestamp == null ? new Cell(line, Tone.BAD) : Cell.of(line);
  }

  static Cell known(@Nullable String text) {
    return text == null ? Cell.faint("-") : Cell.of(text);
  }

  List<Column> absent() {
    return List.of(
        Column.whole("WORKER"),
        Column.whole(time.title().equals("TIME") ? "AWAY SINCE" : "AWAY SINCE (UTC)"),
        Column.number("FIRES DUE SINCE"),
        Column.text("WHY"));
  }

  List<Cell> absent(AbsentWorker one) {
    return List.of(
        Cell.of(one.worker()),
        Cell.of(times.show(one.since())),
        Cell.of(one.due() + (one.more() ? "+" : "")),
        Cell.of(one.why()));
  }

  /** How far a clock is ahead of the server's; far more than a message takes is told. */
  private static Cell clock(@Nullable ClockOffset offset) {
    if (offset == null) {
      return Cell.faint("-");
    }
    String sign = offset.millis() < LEAST_MILLIS ? "" : offset.ahead() ? "+" : "-";
    return new Cell(sign + seconds(offset), isOff(offset) ? Tone.BAD : Tone.PLAIN);
  }

  /** Whether people should do something about a clock. */
  static boolean isOff(ClockOffset offset) {
    return offset.millis() > MOST_MILLIS;
  }

  static String seconds(ClockOffset offset) {
    return String.format(Locale.ROOT, "%.1f s", offset.millis() / 1_000.0);
  }

  static List<Cell> client(Client client, @Nullable ClockOffset offset) {
    HostInfo info = client.info();
    return List.of(
        Cell.of(client.name()),
        Cell.of(client.ip()),
        known(info == null ? null : info.hostname()),
        known(info == null ? null : info.name() + " " + info.osVersion()),
        known(info == null ? null : info.kernelVersion()),
        known(info == null ? null : info.version()),
        clock(offset));
  }

  static List<Cell> dropped(DroppedMessages dropped) {
    return List.of(
        Cell.of(dropped.worker()),
        Cell.of(dropped.byWorker() ? "worker" : "server"),
        Cell.of(dropped.reason()),
        Cell.of(Long.toString(dropped.count())));
  }

  static List<Cell> garuda(GarudaPackage one) {
    return List.of(
        Cell.of(one.channel()),
        Cell.of(one.name()),
        Cell.of(one.oldVersion()),
        Cell.of(one.newVersion()),
        Cell.of(one.sizeChange()),
        Cell.of(one.downloadSize()));
  }
}
