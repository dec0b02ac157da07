package io.barto.cli.completion;

import io.barto.cli.answer.Times;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.run.RunSheets;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.ScheduleItem;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.WorkersAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The names of one kind that are in the server's answers, each with what it is about. */
final class LiveNames extends AnswerHandler {
  private final NamesCommand.Kind kind;
  private final Times times;
  private final Map<String, String> names = new TreeMap<>();

  /** Newest first. */
  private final Map<String, String> runs = new LinkedHashMap<>();

  LiveNames(NamesCommand.Kind kind, Times times) {
    this.kind = kind;
    this.times = times;
  }

  /** What nobody can type, and would break the lines, is left out. */
  Stream<String> lines() {
    return Stream.concat(names.entrySet().stream(), runs.entrySet().stream())
        .filter(one -> isTyped(one.getKey()))
        .map(
            one ->
                isTyped(one.getValue()) && !one.getValue().isEmpty()
                    ? one.getKey() + "\t" + one.getValue()
                    : one.getKey());
  }

  private static boolean isTyped(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  @Override
  public Boolean clients(WorkersAnswer.Clients message) {
    message.clients().values().forEach(client -> names.put(client.name(), "connected"));
    return true;
  }

  @Override
  public Boolean clocks(WorkersAnswer.Clocks message) {
    return true;
  }

  @Override
  public Boolean dropped(WorkersAnswer.Dropped message) {
    return true;
  }

  /** A warning. */
  @Override
  public Boolean text(ServerToCli.Text message) {
    return true;
  }

  @Override
  public Boolean absent(WorkersAnswer.Absent message) {
    message.workers().forEach(one -> names.put(one.worker(), "away"));
    return true;
  }

  @Override
  public Boolean listCommands(ServerToCli.CommandNames message) {
    message.names().forEach(name -> names.put(name, ""));
    return true;
  }

  @Override
  public Boolean scheduleList(RunAnswer.ScheduleList message) {
    message.schedules().forEach(this::add);
    return true;
  }

  private void add(ScheduleItem one) {
    switch (kind) {
      case WORKERS -> names.putIfAbsent(one.worker(), "");
      case SCHEDULES -> addOf(one);
      case COMMANDS -> {
        if (one.lastFire() != null) {
          addOf(one);
        }
      }
      case TARGETS -> names.put(one.worker() + "/" + one.schedule(), one.description());
      case WHOSE, SOURCES -> {
        names.putIfAbsent(one.worker(), "");
        names.put(one.worker() + "/" + one.schedule(), one.description());
      }
      case RUNS -> {}
    }
  }

  /** Several workers may have a schedule of one name. */
  private void addOf(ScheduleItem one) {
    names.merge(one.schedule(), one.worker(), (before, worker) -> before + ", " + worker);
  }

  @Override
  public Boolean runList(RunAnswer.RunList message) {
    message.runs().forEach(run -> runs.put(RunSheets.shortId(run.run()), about(run)));
    return true;
  }

  private String about(RunItem run) {
    String state = RunSheets.lower(run.state()).replace('_', ' ');
    return run.worker()
        + "/"
        + run.schedule()
        + " "
        + state
        + ", "
        + times.distance(run.started() == null ? run.claimed() : run.started());
  }
}
