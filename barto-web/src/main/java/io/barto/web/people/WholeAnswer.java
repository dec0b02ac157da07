package io.barto.web.people;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ReloadAnswer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Cmd;
import io.barto.protocol.ServerToCli.CommandNames;
import io.barto.protocol.ServerToCli.Failed;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.Info;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.OutputList;
import io.barto.protocol.ServerToCli.Query;
import io.barto.protocol.ServerToCli.Rows;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkersAnswer;
import io.barto.server.refusal.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of an answer together into the one message of version 1, up to what one of its
 * frames can hold. Each method says whether there was room for all of the part.
 */
final class WholeAnswer implements ServerToCli.Handler<Boolean>, NoVersion1Answers<Boolean> {
  /** A little less than a frame, so that no count or length goes beyond it. */
  private static final long ROOM = Wire.MAX_MESSAGE - 1024L;

  /** More than an item has beside its texts: markers, lengths, codes. */
  private static final long ITEM = 32;

  private final long room;
  private long bytes;
  private final List<OutputItem> items = new ArrayList<>();
  private final List<FailedItem> failedItems = new ArrayList<>();
  private final Map<String, List<OutputItem>> byWorker = new LinkedHashMap<>();
  private final Map<Long, Map<String, String>> rows = new LinkedHashMap<>();
  private @Nullable Supplier<ServerToCli> message;

  WholeAnswer() {
    this(ROOM);
  }

  WholeAnswer(long room) {
    this.room = room;
  }

  /** The message; empty where there was no part. */
  Optional<ServerToCli> message() {
    return message == null ? Optional.empty() : Optional.of(message.get());
  }

  @Override
  public Boolean list(OutputList part) {
    message = () -> new OutputList(items);
    for (OutputItem item : part.items()) {
      if (!fits(size(item.timestamp()) + size(item.data()))) {
        return false;
      }
      items.add(ofVersion1(item));
    }
    return true;
  }

  @Override
  public Boolean failed(Failed part) {
    message = () -> new Failed(failedItems);
    for (FailedItem item : part.items()) {
      long texts = size(item.timestamp()) + size(item.worker());
      if (!fits(texts + size(item.commandName()) + size(item.data()))) {
        return false;
      }
      failedItems.add(item.data() != null ? item : withoutTime(item));
    }
    return true;
  }

  /** There, a run without output has no time either. */
  private static OutputItem ofVersion1(OutputItem item) {
    return item.data() != null ? item : new OutputItem(null, null, item.exitCode(), item.success());
  }

  private static FailedItem withoutTime(FailedItem item) {
    return new FailedItem(
        null, item.worker(), item.commandName(), null, item.exitCode(), item.success());
  }

  @Override
  public Boolean cmd(Cmd part) {
    message = () -> new Cmd(byWorker);
    for (Map.Entry<String, List<OutputItem>> worker : part.items().entrySet()) {
      if (!byWorker.containsKey(worker.getKey()) && !fits(size(worker.getKey()))) {
        return false;
      }
      List<OutputItem> there = byWorker.computeIfAbsent(worker.getKey(), name -> new ArrayList<>());
      for (OutputItem item : worker.getValue()) {
        if (!fits(size(item.timestamp()) + size(item.data()))) {
          return false;
        }
        there.add(ofVersion1(item));
      }
    }
    return true;
  }

  /** A NULL is left out of its row, as the published server does. */
  @Override
  public Boolean rows(Rows part) {
    message = () -> new Query(rows);
    for (List<@Nullable String> row : part.rows()) {
      Map<String, String> cells = new LinkedHashMap<>();
      long size = 0;
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        if (cell != null) {
          cells.put(part.columns().get(i), cell);
          size += ITEM + size(part.columns().get(i)) + size(cell);
        }
      }
      if (!fits(size)) {
        return false;
      }
      rows.put((long) rows.size(), cells);
    }
    return true;
  }

  /** Its labels begin with a space there. */
  @Override
  public Boolean info(Info part) {
    List<Variable> variables =
        part.variables().stream()
            .map(v -> new Variable(v.category(), " " + v.label(), v.value()))
            .toList();
    return whole(new Info(variables));
  }

  @Override
  public Boolean infoJson(ServerToCli.InfoJson part) {
    return whole(part);
  }

  @Override
  public Boolean updates(ServerToCli.Updates part) {
    return whole(part);
  }

  @Override
  public Boolean cleanup(ServerToCli.Cleanup part) {
    return whole(part);
  }

  @Override
  public Boolean clients(WorkersAnswer.Clients part) {
    return whole(part);
  }

  @Override
  public Boolean query(Query part) {
    return whole(part);
  }

  @Override
  public Boolean listCommands(CommandNames part) {
    return whole(part);
  }

  @Override
  public Boolean clientVersions(WorkersAnswer.ClientVersions part) {
    return whole(part);
  }

  @Override
  public Boolean failure(ServerToCli.Failure part) {
    throw new IllegalStateException("version 1 has no failures");
  }

  @Override
  public Boolean dropped(WorkersAnswer.Dropped part) {
    return true; // version 1 has no word for it
  }

  @Override
  public Boolean reloadReport(ReloadAnswer.ReloadReport part) {
    throw new RefusedException(ErrorCode.BAD_REQUEST, "version 1 has no reload");
  }

  @Override
  public Boolean text(ServerToCli.Text part) {
    return true; // version 1 has no word for it
  }

  @Override
  public Boolean absent(WorkersAnswer.Absent part) {
    return true; // version 1 has no word for it
  }

  @Override
  public Boolean clocks(WorkersAnswer.Clocks part) {
    return true; // version 1 has no word for it
  }

  @Override
  public Boolean done(ServerToCli.Done part) {
    throw new IllegalStateException("version 1 has no ends");
  }

  private Boolean whole(ServerToCli part) {
    message = () -> part;
    return true;
  }

  private boolean fits(long texts) {
    bytes += ITEM + texts;
    return bytes <= room;
  }

  /** In UTF-8. */
  private static long size(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return size;
  }
}
