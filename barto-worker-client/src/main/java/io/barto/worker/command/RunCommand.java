package io.barto.worker.command;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One command of one fire, as it is to be started.
 *
 * @param nominal the second at which it was due
 * @param attempt from 1
 * @param text for the user's shell
 */
public record RunCommand(
    UUID run, String worker, String schedule, Instant nominal, int attempt, String text) {

  /**
   * Makes an inherited environment the command's own: tells which run it is, and takes away the
   * worker's configuration, which may hold keys.
   */
  void prepare(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("BARTOC_"));
    environment.remove("CREDENTIALS_DIRECTORY"); // systemd's, of the same content
    environment.putIfAbsent("HOME", System.getProperty("user.home", "/"));
    environment.put("BARTO_RUN_ID", run.toString());
    environment.put("BARTO_SCHEDULE", schedule);
    environment.put("BARTO_FIRE_TIME", nominal.toString());
    environment.put("BARTO_WORKER", worker);
    environment.put("BARTO_ATTEMPT", Integer.toString(attempt));
  }
}
