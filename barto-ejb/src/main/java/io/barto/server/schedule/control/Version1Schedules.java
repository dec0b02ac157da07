package io.barto.server.schedule.control;

import io.barto.plan.Schedule;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.realtime.Version1Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker's schedules as version 1 can say them.
 *
 * @param schedules what the worker is sent
 * @param remarks what people must know: what is left out and why, and what runs otherwise
 */
public record Version1Schedules(List<V1Schedule> schedules, List<Remark> remarks) {
  /** Something about one schedule. */
  public record Remark(String schedule, String text) {}

  public Version1Schedules {
    schedules = List.copyOf(schedules);
    remarks = List.copyOf(remarks);
  }

  /** Rewrites schedules, as of an instant. */
  public static Version1Schedules of(List<Schedule> schedules, Instant now) {
    var sent = new ArrayList<V1Schedule>();
    var remarks = new ArrayList<Remark>();
    Map<String, String> byExpression = new LinkedHashMap<>();
    for (Schedule schedule : schedules) {
      Version1Form form = Version1Form.of(schedule.onCalendar(), now);
      String text = form.text().orElse(null);
      if (text == null) {
        remarks.add(leftOut(schedule, form));
        continue;
      }
      form.remarks().forEach(remark -> remarks.add(new Remark(schedule.name(), remark)));
      String other = byExpression.put(text, schedule.name());
      if (other != null && !text.contains("R")) {
        remarks.add(hidden(other, schedule.name(), text));
      }
      sent.add(new V1Schedule(schedule.name(), text, schedule.commands()));
    }
    schedules.stream().map(Version1Schedules::stops).flatMap(List::stream).forEach(remarks::add);
    return new Version1Schedules(sent, remarks);
  }

  private static Remark leftOut(Schedule schedule, Version1Form form) {
    return new Remark(
        schedule.name(),
        "left out, does not run: version 1 can't say `"
            + schedule.onCalendar()
            + "`: "
            + String.join("; ", form.remarks()));
  }

  /** A version 1 worker keeps its schedules by expression. */
  private static Remark hidden(String hidden, String by, String text) {
    return new Remark(
        hidden,
        "does not run: `"
            + by
            + "` has the same expression `"
            + text
            + "`, and of those a version 1 worker keeps the last");
  }

  private static List<Remark> stops(Schedule schedule) {
    if (!schedule.stopOnFailure() || schedule.commands().size() < 2) {
      return List.of();
    }
    return List.of(
        new Remark(
            schedule.name(),
            "stop_on_failure is not heeded: a version 1 worker runs all commands"));
  }
}
