package io.barto.cli;

import io.barto.cli.table.Cell;
import io.barto.cli.table.Column;
import io.barto.cli.table.Tone;
import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerToCli.Client;
import io.barto.protocol.ServerToCli.DroppedMessages;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.OutputItem;
import java.util.List;
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
          Column.text("VERSION"));

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

  private static final Column EXIT = Column.number("EXIT");
  private static final Column OUTPUT = Column.text("OUTPUT");

  private final Times times;
  private final Column time;

  AnswerTables(Times times, boolean utc) {
    this.times = times;
    this.time = Column.whole(utc ? "TIME (UTC)" : "TIME");
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
        time(item.timestamp()), exit(item.exitCode(), item.success()), output(item.data()));
  }

  List<Cell> cmd(String worker, OutputItem item) {
    return List.of(
        time(item.timestamp()),
        Cell.of(worker),
        exit(item.exitCode(), item.success()),
        output(item.data()));
  }

  List<Cell> failed(FailedItem item) {
    return List.of(
        time(item.timestamp()),
        known(item.worker()),
        known(item.commandName()),
        exit(item.exitCode(), item.success()),
        output(item.data()));
  }

  private Cell time(@Nullable String timestamp) {
    return timestamp == null ? Cell.faint("-") : Cell.of(times.show(timestamp));
  }

  private static Cell exit(int code, boolean success) {
    return new Cell(Integer.toString(code), success ? Tone.GOOD : Tone.BAD);
  }

  private static Cell output(@Nullable String line) {
    return line == null ? Cell.faint("(no output)") : Cell.of(line);
  }

  static Cell known(@Nullable String text) {
    return text == null ? Cell.faint("-") : Cell.of(text);
  }

  static List<Cell> client(Client client) {
    HostInfo info = client.info();
    return List.of(
        Cell.of(client.name()),
        Cell.of(client.ip()),
        known(info == null ? null : info.hostname()),
        known(info == null ? null : info.name() + " " + info.osVersion()),
        known(info == null ? null : info.kernelVersion()),
        known(info == null ? null : info.version()));
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
