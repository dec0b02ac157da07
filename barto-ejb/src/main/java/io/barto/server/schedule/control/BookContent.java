package io.barto.server.schedule.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.plan.Schedule;
import jakarta.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of a book makes its identity: two books with the same content are one generation. */
public final class BookContent {
  private BookContent() {}

  /** SHA-256 over all schedules, whatever the order of the workers; 64 hexadecimal digits. */
  public static String hash(Map<String, List<Schedule>> schedules) {
    MessageDigest sha256 = sha256();
    new TreeMap<>(schedules)
        .forEach(
            (worker, list) -> {
              for (Schedule schedule : list) {
                put(sha256, worker);
                put(sha256, schedule.name());
                put(sha256, calendar(schedule));
                put(sha256, commands(schedule));
                put(sha256, schedule.stopOnFailure() + " " + schedule.missedTick());
              }
            });
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** The expression in canonical form with its zone settled, as workers get it. */
  public static String calendar(Schedule schedule) {
    String text = schedule.onCalendar().toString();
    return schedule.onCalendar().ownZone().isPresent()
        ? text
        : text + " " + schedule.onCalendar().zone().getId();
  }

  /** The commands as a JSON array. */
  public static String commands(Schedule schedule) {
    return Json.createArrayBuilder(schedule.commands()).build().toString();
  }

  private static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
